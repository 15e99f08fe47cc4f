import { Link } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import { inSentence, labelOf } from '../describe/words.ts'

interface ShowAllProps {
  readonly type: string
  /** Another way stands before it. */
  readonly isSecond?: boolean
}

/** The way to the whole list of a resource. */
export function ShowAll({ type, isSecond = false }: ShowAllProps) {
  const { mode } = useEnvironment()
  return (
    <Link to="/$mode/$type" params={{ mode, type }} className={`button ${isSecond ? '' : 'button-primary'}`}>
      Show all {inSentence(labelOf(type))}
    </Link>
  )
}
