import type { SortTerm } from '@cohort/jsonapi/query'
import type { Resource } from '@cohort/schema'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { Field } from '../describe/fields.ts'
import { ariaSortOf, sortAfterClick } from '../describe/sorts.ts'

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown } as const

interface SortHeadingProps {
  readonly resource: Resource
  readonly field: Field
  readonly sort: readonly SortTerm[]
  readonly onSort: (sort: readonly SortTerm[]) => void
}

/** The heading of a column, a button where the list can be sorted by it. */
export function SortHeading({ resource, field, sort, onSort }: SortHeadingProps) {
  if (!field.isSortable) {
    return (
      <th scope="col">
        <span className="heading">{field.label}</span>
      </th>
    )
  }
  const direction = ariaSortOf(resource, sort, field.name)
  const Icon = icons[direction]
  return (
    <th scope="col" aria-sort={direction}>
      <button
        type="button"
        className="heading heading-button"
        onClick={() => onSort(sortAfterClick(sort, field))}
      >
        {field.label}
        <Icon size={13} aria-hidden="true" />
      </button>
    </th>
  )
}
