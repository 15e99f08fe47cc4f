import type { ReadQuery } from '@cohort/jsonapi/query'
import { registry } from '@cohort/schema'
import { usualNames, withColumns, withoutColumns } from '../describe/columns.ts'
import { isTimeline } from '../describe/logs.ts'

interface ViewButtonProps {
  readonly query: ReadQuery
  readonly onChange: (query: ReadQuery) => void
}

/** Shows a log as a table, which is one with columns, and as a timeline again. */
export function ViewButton({ query, onChange }: ViewButtonProps) {
  const asTimeline = isTimeline(query)
  const label = asTimeline ? 'As a table' : 'As a timeline'
  const other = () =>
    asTimeline ? withColumns(registry, query, usualNames(registry, query.resource)) : withoutColumns(query)
  return (
    <button type="button" className="button" data-action={label} onClick={() => onChange(other())}>
      {label}
    </button>
  )
}
