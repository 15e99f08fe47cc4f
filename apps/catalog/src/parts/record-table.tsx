import type { ListResult, ResourceRecord } from '@cohort/client'
import type { SortTerm } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import type { Column } from '../describe/columns.ts'
import { titleOf } from '../describe/fields.ts'
import type { Joined } from '../describe/joined.ts'
import { relationshipLinksOf } from '../describe/relationships.ts'
import { inSentence, labelOf, numberText } from '../describe/words.ts'
import { Skeleton } from './skeleton.tsx'
import { SortHeading } from './sort-heading.tsx'
import { NoValue, Text, Value } from './value.tsx'

const Since = lazy(() => import('./since.tsx').then((module) => ({ default: module.JoinedSince })))

interface RecordTableProps {
  readonly resource: Resource
  /** The first is the title, which leads to the record. */
  readonly columns: readonly Column[]
  readonly list: Pick<ListResult<Resource>, 'records' | 'included'>
  /** Whose members they all are, if so: then they say since when. */
  readonly joined: Joined | undefined
  readonly sort: readonly SortTerm[]
  readonly onSort: (sort: readonly SortTerm[]) => void
  /** True while the rows are those of the page before. */
  readonly isStale: boolean
}

/** The records of a list. On a narrow screen each row is a card. */
export function RecordTable({ resource, columns, list, joined, sort, onSort, isStale }: RecordTableProps) {
  const { records, included } = list
  const [, ...others] = columns
  const ids = records.map(({ id }) => id)
  return (
    <table className="records" aria-busy={isStale} data-stale={isStale || undefined}>
      <caption className="sr-only">{labelOf(resource.type)}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHeading key={column.name} resource={resource} column={column} sort={sort} onSort={onSort} />
          ))}
          {joined === undefined ? null : (
            <th scope="col" data-kind="time">
              <span className="heading">{sinceLabel}</span>
            </th>
          )}
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
                <Cell resource={resource} record={record} included={included} column={column} />
              </td>
            ))}
            {joined === undefined ? null : (
              <td data-label={sinceLabel}>
                <Suspense fallback={<Skeleton seed={0} />}>
                  <Since resource={resource} joined={joined} ids={ids} id={record.id} />
                </Suspense>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const sinceLabel = 'Member since'

interface RecordLinkProps {
  readonly resource: Resource
  readonly record: ResourceRecord<Resource>
}

interface CellProps extends RecordLinkProps {
  readonly included: readonly ResourceRecord<Resource>[]
  readonly column: Column
}

function Cell({ resource, record, included, column }: CellProps) {
  if (column.of === 'count') return <CountLink resource={resource} record={record} name={column.name} />
  if (column.of === 'end')
    return <EndLink resource={resource} record={record} included={included} name={column.name} />
  const { name, kind, isIdentifier } = column
  return <Value kind={kind} value={record.attributes[name]} isIdentifier={isIdentifier} />
}

/** What a to-one leads to, by its name. */
function EndLink({
  resource,
  record,
  included,
  name,
}: Omit<CellProps, 'column'> & { readonly name: string }) {
  const { mode } = useEnvironment()
  const end = relationshipLinksOf(registry, resource, record, included).find(
    (link) => link.name === name,
  )?.end
  if (end?.kind !== 'record') return <NoValue />
  return (
    <Link to="/$mode/$type/$id" params={{ mode, type: end.type, id: end.id }} className="count-link">
      <Text>{end.title}</Text>
    </Link>
  )
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
