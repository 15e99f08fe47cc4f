import type { SortTerm } from '@cohort/jsonapi/query'
import type { Resource } from '@cohort/schema'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { Column } from '../describe/columns.ts'
import { ariaSortOf, sortAfterClick } from '../describe/sorts.ts'

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } as const

interface SortHeadingProps {
  readonly resource: Resource
  readonly column: Column
  readonly sort: readonly SortTerm[]
  readonly onSort: (sort: readonly SortTerm[]) => void
}

/** The heading of a column, a button where the list can be sorted by it. */
export function SortHeading({ resource, column, sort, onSort }: SortHeadingProps) {
  if (column.of !== 'attribute' || !column.isSortable) {
    return (
      <th scope="col" data-of={column.of}>
        <span className="heading">{column.label}</span>
      </th>
    )
  }
  const direction = ariaSortOf(resource, sort, column.name)
  const Icon = icons[direction]
  return (
    <th scope="col" aria-sort={direction} data-kind={column.kind}>
      <button
        type="button"
        className="heading heading-button"
        onClick={() => onSort(sortAfterClick(sort, column))}
      >
        {column.label}
        <Icon size={13} aria-hidden="true" />
      </button>
    </th>
  )
}
