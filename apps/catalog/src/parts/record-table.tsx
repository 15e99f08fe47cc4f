import type { ResourceRecord } from '@cohort/client'
import type { SortTerm } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { useEnvironment } from '../data/environment.tsx'
import type { Column } from '../describe/columns.ts'
import { titleOf } from '../describe/fields.ts'
import { relationshipLinksOf } from '../describe/relationships.ts'
import { inSentence, labelOf, numberText } from '../describe/words.ts'
import { SortHeading } from './sort-heading.tsx'
import { NoValue, Text, Value } from './value.tsx'

interface RecordTableProps {
  readonly resource: Resource
  /** The first is the title, which leads to the record. */
  readonly columns: readonly Column[]
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
          {columns.map((column) => (
            <SortHeading key={column.name} resource={resource} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <td>
              <RecordLink resource={resource} record={record} />
            </td>
            {others.map((column) => (
              <td key={column.name} data-label={column.label} data-of={column.of}>
                <Cell resource={resource} record={record} column={column} />
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

function Cell({ resource, record, column }: RecordLinkProps & { readonly column: Column }) {
  if (column.of === 'count') return <CountLink resource={resource} record={record} name={column.name} />
  const { name, kind, isIdentifier } = column
  return <Value kind={kind} value={record.attributes[name]} isIdentifier={isIdentifier} />
}

/** How many members a to-many has, and the way to them. */
function CountLink({ resource, record, name }: RecordLinkProps & { readonly name: string }) {
  const { mode } = useEnvironment()
  const link = relationshipLinksOf(registry, resource, record, []).find((found) => found.name === name)
  if (link === undefined || link.count === null) return <NoValue />
  if (link.end.kind !== 'list') return numberText(link.count)
  const { type, query } = link.end
  return (
    <Link
      to="/$mode/$type"
      params={{ mode, type }}
      search={{ text: query }}
      className="count-link"
      aria-label={`${numberText(link.count)} ${inSentence(link.label)}`}
    >
      {numberText(link.count)}
    </Link>
  )
}

function RecordLink({ resource, record }: RecordLinkProps) {
  const { mode } = useEnvironment()
  return (
    <Link
      to="/$mode/$type/$id"
      params={{ mode, type: resource.type, id: record.id }}
      className="record-link"
      data-stop
    >
      <Text>{titleOf(resource, record)}</Text>
    </Link>
  )
}
