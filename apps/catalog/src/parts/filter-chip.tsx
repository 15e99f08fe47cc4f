import type { Filter } from '@cohort/jsonapi/query'
import { registry, type Resource } from '@cohort/schema'
import { X } from 'lucide-react'
import { usePreferences } from '../data/preferences.ts'
import { draftOf } from '../describe/filter-draft.ts'
import { wordsOf } from '../describe/filter-words.ts'
import { ownerOf } from '../describe/to-one-ids.ts'
import { FilterPopover } from './filter-popover.tsx'
import { useNames } from './use-names.ts'

interface FilterChipProps {
  readonly resource: Resource
  readonly filter: Filter
  readonly others: readonly Filter[]
  readonly onChange: (filter: Filter) => void
  readonly onRemove: () => void
}

/** A filter in force: its words, with a name where there is an id, open its editor, its cross takes it away. */
export function FilterChip({ resource, filter, others, onChange, onRemove }: FilterChipProps) {
  const words = wordsOf(resource, filter, usePreferences().zone)
  const owned = ownedBy(resource, filter)
  const name = useNames(owned === undefined ? [] : [owned]).get(owned?.id ?? '')
  const { test } = words
  const [names, value] =
    name === undefined ? [words.names, words.value] : [words.names.replace(/ ID$/, ''), `“${name}”`]
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

/** Whose id a filter asks for, if it asks for one. */
function ownedBy(
  resource: Resource,
  { fields, operand }: Filter,
): { readonly type: string; readonly id: string } | undefined {
  const [field, ...others] = fields
  if (field === undefined || others.length > 0 || field.path !== undefined) return undefined
  const owner = ownerOf(registry, resource, field.name)
  return owner && operand.kind === 'value' ? { type: owner.type, id: String(operand.value) } : undefined
}
