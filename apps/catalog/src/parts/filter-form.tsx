import type { Filter } from '@cohort/jsonapi/query'
import { predicates, registry, type Resource } from '@cohort/schema'
import { useState, type FormEvent } from 'react'
import { readDraft, type FilterDraft } from '../describe/filter-draft.ts'
import { choiceOf, fieldsFrom, namesOf } from '../describe/filter-fields.ts'
import { kindOf, operandOf } from '../describe/filters.ts'
import { predicateOptionsFor } from '../describe/predicate-options.ts'
import { usualPredicate } from '../describe/usual-predicate.ts'
import { FilterFields } from './filter-fields.tsx'
import { FilterValueInput } from './filter-value-input.tsx'

interface FilterFormProps {
  readonly resource: Resource
  readonly draft: FilterDraft
  readonly others: readonly Filter[]
  readonly onApply: (filter: Filter) => void
  readonly onCancel: () => void
}

/** Writes a filter: what is tested, how, and against what. A faulty value is told at once and goes nowhere. */
export function FilterForm({ resource, draft: initial, others, onApply, onCancel }: FilterFormProps) {
  const [fields, setFields] = useState(() => fieldsFrom(resource, initial.names))
  const [draft, setDraft] = useState(initial)
  const [fault, setFault] = useState<string | null>(null)

  const change = (changes: Partial<FilterDraft>) => {
    setDraft(fitting(resource, draft, { ...draft, ...changes }))
    setFault(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const reading = readDraft(resource, draft, others)
    if (reading.filter === undefined) setFault(reading.fault)
    else onApply(reading.filter)
  }

  const [first] = fields.fields
  const values = (first?.keys === '' && choiceOf(registry, resource, first)?.values) || []
  const kind = kindOf(resource, draft.names)
  const options = predicateOptionsFor(kind)
  return (
    <form className="filter-form" onSubmit={submit} noValidate>
      <FilterFields
        resource={resource}
        value={fields}
        onChange={(next) => {
          setFields(next)
          change({ names: namesOf(next) })
        }}
      />
      <label className="field">
        <span className="field-label">Test</span>
        <select
          className="select"
          value={draft.predicate}
          onChange={({ target }) => change({ predicate: target.value })}
        >
          {options
            .filter(({ isRare }) => !isRare)
            .map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          <optgroup label="With lists and nulls">
            {options
              .filter(({ isRare }) => isRare)
              .map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
          </optgroup>
        </select>
      </label>
      <FilterValueInput
        operand={operandOf(draft.predicate)}
        kind={kind}
        values={values}
        value={draft.value}
        fault={fault}
        onChange={(value) => change({ value })}
      />
      <output className="filter-preview">
        filter[q][{draft.names}_{draft.predicate}]={draft.value}
      </output>
      <div className="flex justify-end gap-2">
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button button-primary">
          Apply
        </button>
      </div>
    </form>
  )
}

/** A draft whose predicate can test what it names, with a value where there are only two. Where nobody chose a predicate, it is the usual one. */
function fitting(resource: Resource, before: FilterDraft, draft: FilterDraft): FilterDraft {
  const kind = kindOf(resource, draft.names)
  const kindBefore = kindOf(resource, before.names)
  const isChosen = kind === kindBefore || draft.predicate !== usualPredicate[kindBefore]
  const isFit = predicates.get(draft.predicate)?.kinds.includes(kind) ?? false
  const predicate = isChosen && isFit ? draft.predicate : usualPredicate[kind]
  const isFlag = operandOf(predicate) === 'flag'
  const value = isFlag && draft.value !== 'false' ? 'true' : draft.value
  return { names: draft.names, predicate, value: !isFlag && isFlagText(before) ? '' : value }
}

function isFlagText({ predicate, value }: FilterDraft): boolean {
  return operandOf(predicate) === 'flag' && (value === 'true' || value === 'false')
}
