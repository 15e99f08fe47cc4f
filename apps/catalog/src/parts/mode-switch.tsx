import { Link } from '@tanstack/react-router'
import { modes } from '../describe/modes.ts'
import { modeMarks } from './mode-badge.tsx'

/** Shows the environment and switches it: the other one has other records, so its page is that of the list, or the overview. */
export function ModeSwitch({ type }: { readonly type: string | undefined }) {
  return (
    <nav aria-label="Environment" className="segmented">
      {modes.map((mode) => {
        const { label, icon: Icon } = modeMarks[mode]
        return (
          <Link
            key={mode}
            {...(type === undefined
              ? ({ to: '/$mode', params: { mode } } as const)
              : ({ to: '/$mode/$type', params: { mode, type } } as const))}
            className="segment"
            data-mode={mode}
          >
            <Icon size={14} aria-hidden="true" />
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
