import { Link } from '@tanstack/react-router'
import { modes } from '../describe/modes.ts'
import { useWayTo } from './elsewhere.ts'
import { modeMarks } from './mode-badge.tsx'

/** Shows the environment and switches it. */
export function ModeSwitch() {
  const wayTo = useWayTo()
  return (
    <nav aria-label="Environment" className="segmented">
      {modes.map((mode) => {
        const { label, icon: Icon } = modeMarks[mode]
        return (
          <Link
            key={mode}
            {...wayTo(mode)}
            activeOptions={{ includeSearch: false }}
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
