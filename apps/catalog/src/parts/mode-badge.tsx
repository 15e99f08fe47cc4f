import { FlaskConical, Radio, type LucideIcon } from 'lucide-react'
import type { Mode } from '../describe/modes.ts'

/** How each environment is marked: by a word and an icon, not by colour alone. */
export const modeMarks = {
  test: { label: 'Test', icon: FlaskConical },
  live: { label: 'Live', icon: Radio },
} as const satisfies Record<Mode, { label: string; icon: LucideIcon }>

/** Says which environment a record belongs to. */
export function ModeBadge({ mode }: { readonly mode: Mode }) {
  const { label, icon: Icon } = modeMarks[mode]
  return (
    <span className="badge badge-mode" data-mode={mode}>
      <Icon size={12} aria-hidden="true" />
      {label}
    </span>
  )
}
