import type { Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useEnvironment } from '../data/environment.tsx'
import { labelOf } from '../describe/words.ts'

/** The way back from a record to its list. */
export function Breadcrumbs({ resource, title }: { readonly resource: Resource; readonly title: string }) {
  const { mode } = useEnvironment()
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="breadcrumbs">
        <li>
          <Link
            to="/$mode/$type"
            params={{ mode, type: resource.type }}
            // Below it is not at it.
            activeOptions={{ exact: true }}
            className="link-quiet"
          >
            {labelOf(resource.type)}
          </Link>
        </li>
        <li className="min-w-0">
          <ChevronRight size={14} aria-hidden="true" className="shrink-0" />
          <span aria-current="page" dir="auto" className="truncate">
            {title}
          </span>
        </li>
      </ol>
    </nav>
  )
}
