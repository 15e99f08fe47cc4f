import type { ResourceRecord } from '@cohort/client'
import type { SortTerm } from '@cohort/jsonapi/query'
import type { Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import { titleOf, type Field } from '../describe/fields.ts'
import { labelOf } from '../describe/words.ts'
import { SortHeading } from './sort-heading.tsx'
import { Value } from './value.tsx'

interface RecordTableProps {
  readonly resource: Resource
  /** The first is the title, which leads to the record. */
  readonly columns: readonly Field[]
  readonly records: readonly ResourceRecord<Resource>[]
  readonly sort: readonly SortTerm[]
  readonly onSort: (sort: readonly SortTerm[]) => void
  /** True while the rows are those of the page before. */
  readonly isStale: boolean
}

/** The records of a list. On a narrow screen each row is a card. */
export function RecordTable({ resource, columns, records, sort, onSort, isStale }: RecordTableProps) {
  const [, ...others] = columns
  return (
    <table className="records" aria-busy={isStale} data-stale={isStale || undefined}>
      <caption className="sr-only">{labelOf(resource.type)}</caption>
      <thead>
        <tr>
          {columns.map((field) => (
            <SortHeading key={field.name} resource={resource} field={field} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <td>
              <RecordLink resource={resource} record={record} />
            </td>
            {others.map(({ name, label, kind, isIdentifier }) => (
              <td key={name} data-label={label}>
                <Value kind={kind} value={record.attributes[name]} isIdentifier={isIdentifier} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RecordLinkProps {
  readonly resource: Resource
  readonly record: ResourceRecord<Resource>
}

function RecordLink({ resource, record }: RecordLinkProps) {
  const { mode } = useEnvironment()
  return (
    <Link to="/$mode/$type/$id" params={{ mode, type: resource.type, id: record.id }} className="record-link">
      {titleOf(resource, record)}
    </Link>
  )
}
