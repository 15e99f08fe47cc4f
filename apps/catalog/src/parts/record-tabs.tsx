import { registry, type Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import { historyLogOf } from '../describe/logs.ts'

/** The pages of a record. What has no history has one page, and no tabs. */
export function RecordTabs({ resource, id }: { readonly resource: Resource; readonly id: string }) {
  const { mode } = useEnvironment()
  if (historyLogOf(registry, resource) === undefined) return null
  const place = { params: { mode, type: resource.type, id }, className: 'tab' }
  return (
    <nav aria-label="Record" className="tabs">
      <Link to="/$mode/$type/$id" activeOptions={{ exact: true }} data-action="See what it has" {...place}>
        Overview
      </Link>
      <Link to="/$mode/$type/$id/history" data-action="See its history" {...place}>
        History
      </Link>
    </nav>
  )
}
