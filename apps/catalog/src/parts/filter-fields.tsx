import { registry, type Resource } from '@cohort/schema'
import { Plus, X } from 'lucide-react'
import { useEffect, useId, useRef, type Ref } from 'react'
import { relatedChoicesOf, type DraftField, type DraftFields } from '../describe/filter-fields.ts'
import { filterChoicesOf, type FilterChoice } from '../describe/filters.ts'

interface FilterFieldsProps {
  readonly resource: Resource
  readonly value: DraftFields
  readonly onChange: (value: DraftFields) => void
}

const joins = [
  { join: 'or', label: 'Any of them' },
  { join: 'and', label: 'All of them' },
] as const

/** Chooses what a filter tests: one field or several, of the resource or across a relationship, or what stands inside JSON. */
export function FilterFields({ resource, value, onChange }: FilterFieldsProps) {
  const { join, fields } = value
  const first = useRef<HTMLSelectElement>(null)
  const last = useRef<HTMLSelectElement>(null)
  const isAdding = useRef(false)
  useEffect(() => first.current?.focus(), [])
  // A field that was added is the next to be chosen.
  useEffect(() => {
    if (isAdding.current) last.current?.focus()
    isAdding.current = false
  })
  const replace = (place: number, ...next: readonly DraftField[]) =>
    onChange({ join, fields: fields.toSpliced(place, 1, ...next) })
  return (
    <>
      {fields.map((field, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same field may stand twice while it is being chosen
        <div key={place} className="filter-field">
          <FieldChoice
            resource={resource}
            label={place === 0 ? 'Field' : `Field ${place + 1}`}
            field={field}
            ref={place === 0 ? first : place === fields.length - 1 ? last : undefined}
            onChange={(next) => replace(place, next)}
          />
          {fields.length === 1 ? null : (
            <button
              type="button"
              className="chip-remove"
              aria-label={`Remove field ${place + 1}`}
              onClick={() => {
                replace(place)
                first.current?.focus()
              }}
            >
              <X size={13} aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
      <div className="filter-joins">
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            isAdding.current = true
            onChange({ join, fields: [...fields, nextField(resource, fields)] })
          }}
        >
          <Plus size={14} aria-hidden="true" />
          Another field
        </button>
        {fields.length === 1 ? null : (
          <fieldset className="segmented">
            <legend className="sr-only">Which of the fields must pass</legend>
            {joins.map((option) => (
              <label key={option.join} className="segment">
                <input
                  type="radio"
                  name="join"
                  className="segment-input"
                  checked={option.join === join}
                  onChange={() => onChange({ join: option.join, fields })}
                />
                {option.label}
              </label>
            ))}
          </fieldset>
        )}
      </div>
    </>
  )
}

interface FieldChoiceProps {
  readonly resource: Resource
  readonly label: string
  readonly field: DraftField
  readonly ref: Ref<HTMLSelectElement> | undefined
  readonly onChange: (field: DraftField) => void
}

function FieldChoice({ resource, label, field, ref, onChange }: FieldChoiceProps) {
  const id = useId()
  const choice = choiceOf(resource, field)
  const help = choice?.help
  return (
    <div className="field">
      <label className="field">
        <span className="field-label">{label}</span>
        <select
          ref={ref}
          className="select"
          value={field.name}
          onChange={({ target }) => onChange({ name: target.value, keys: '' })}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
        >
          {choice === undefined ? <option value={field.name}>{field.name}</option> : null}
          <Options choices={filterChoicesOf(resource)} />
          {relatedChoicesOf(registry, resource).map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options choices={group.choices} />
            </optgroup>
          ))}
        </select>
      </label>
      {help === undefined ? null : (
        <span id={`${id}-help`} className="field-help">
          {help}
        </span>
      )}
      {choice?.kind === 'json' ? (
        <label className="field">
          <span className="field-label">Key inside</span>
          <input
            className="input font-mono"
            value={field.keys}
            placeholder="tier, or address.city"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange({ name: field.name, keys: target.value.trim() })}
          />
        </label>
      ) : null}
    </div>
  )
}

function Options({ choices }: { readonly choices: readonly FilterChoice[] }) {
  return choices.map(({ name, label }) => (
    <option key={name} value={name}>
      {label}
    </option>
  ))
}

/** The choice that a field of a draft is, also across a relationship. */
export function choiceOf(resource: Resource, { name }: DraftField): FilterChoice | undefined {
  const related = relatedChoicesOf(registry, resource).flatMap(({ choices }) => choices)
  return [...filterChoicesOf(resource), ...related].find((choice) => choice.name === name)
}

/** A field that can stand beside others: of the kind of the first, and none of them. */
function nextField(resource: Resource, fields: readonly DraftField[]): DraftField {
  const [first] = fields
  const kind = first && choiceOf(resource, first)?.kind
  const free = filterChoicesOf(resource).filter(({ name }) => fields.every((field) => field.name !== name))
  const found = free.find((choice) => choice.kind === kind)
  return found === undefined ? { name: first?.name ?? '', keys: '' } : { name: found.name, keys: '' }
}
