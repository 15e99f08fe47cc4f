import type { Filter } from '@cohort/jsonapi/query'
import type { Resource } from '@cohort/schema'
import { X } from 'lucide-react'
import { usePreferences } from '../data/preferences.ts'
import { draftOf } from '../describe/filter-draft.ts'
import { wordsOf } from '../describe/filters.ts'
import { FilterPopover } from './filter-popover.tsx'

interface FilterChipProps {
  readonly resource: Resource
  readonly filter: Filter
  readonly others: readonly Filter[]
  readonly onChange: (filter: Filter) => void
  readonly onRemove: () => void
}

/** A filter in force: its words open its editor, its cross takes it away. */
export function FilterChip({ resource, filter, others, onChange, onRemove }: FilterChipProps) {
  const { names, test, value } = wordsOf(resource, filter, usePreferences().zone)
  return (
    <li className="chip">
      <FilterPopover
        resource={resource}
        label={`Change the filter ${names} ${test} ${value}`}
        className="chip-words"
        draft={draftOf(resource, filter)}
        others={others}
        onApply={onChange}
      >
        <span className="text-muted">
          {names} {test}
        </span>
        {value === '' ? null : <bdi className="chip-value">{value}</bdi>}
      </FilterPopover>
      <button
        type="button"
        className="chip-remove"
        aria-label={`Remove the filter ${names} ${test} ${value}`}
        onClick={onRemove}
      >
        <X size={13} aria-hidden="true" />
      </button>
    </li>
  )
}
