import { Link } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import { inSentence, labelOf } from '../describe/words.ts'

/** The way to the whole list of a resource. */
export function ShowAll({ type }: { readonly type: string }) {
  const { mode } = useEnvironment()
  return (
    <Link to="/$mode/$type" params={{ mode, type }} className="button button-primary">
      Show all {inSentence(labelOf(type))}
    </Link>
  )
}
