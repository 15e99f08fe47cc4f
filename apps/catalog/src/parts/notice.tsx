import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface NoticeProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly detail: ReactNode
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** What stands where data would stand: why there is none, and what to do. */
export function Notice({ icon: Icon, title, detail, children }: NoticeProps) {
  return (
    <div className="notice">
      <span className="notice-icon">
        <Icon size={18} aria-hidden="true" />
      </span>
      <h2 className="text-[15px] font-semibold">{title}</h2>
      <div className="notice-detail">{detail}</div>
      {children === undefined ? null : <div className="notice-actions">{children}</div>}
    </div>
  )
}
