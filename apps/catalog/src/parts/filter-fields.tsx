import { registry, type Resource } from '@cohort/schema'
import { Plus, X } from 'lucide-react'
import { useEffect, useId, useRef, type Ref } from 'react'
import {
  acrossName,
  choiceOf,
  relatedChoicesOf,
  resourceAt,
  type DraftField,
  type DraftFields,
} from '../describe/filter-fields.ts'
import { filterChoicesOf, type FilterChoice } from '../describe/filters.ts'
import { inSentence, labelOf } from '../describe/words.ts'

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
  const choice = choiceOf(registry, resource, field)
  const help = choice?.help
  return (
    <div className="field">
      {stagesOf(resource, field.path).map(({ base, owner }, stage) => (
        <label key={base.join()} className="field">
          <span className="field-label">
            {base.length === 0 ? label : `${label}, through ${inSentence(labelOf(base.join('_')))}`}
          </span>
          <StageSelect
            owner={owner}
            isFirst={stage === 0}
            field={{ ...field, path: field.path.slice(base.length) }}
            isKnown={choice !== undefined}
            ref={stage === 0 ? ref : undefined}
            describedBy={help === undefined ? undefined : `${id}-help`}
            onChange={({ path, name }) => onChange({ path: [...base, ...path], name, keys: '' })}
          />
        </label>
      ))}
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
            onChange={({ target }) => onChange({ ...field, keys: target.value.trim() })}
          />
        </label>
      ) : null}
    </div>
  )
}

/** A select of a field's way: of what it chooses, by the relationships before it. */
interface Stage {
  readonly base: readonly string[]
  readonly owner: Resource
}

/** A select for each relationship that is crossed on the way to another one, and one for the last and its field. */
function stagesOf(resource: Resource, path: readonly string[]): readonly Stage[] {
  const lengths = Array.from({ length: Math.max(1, path.length) }, (_, length) => length)
  return lengths.flatMap((length) => {
    const base = path.slice(0, length)
    const owner = resourceAt(registry, resource, base)
    return owner === undefined ? [] : [{ base, owner }]
  })
}

interface StageSelectProps {
  readonly owner: Resource
  /** The first select has the fields of the list's own resource too. */
  readonly isFirst: boolean
  /** The field, as seen from here. */
  readonly field: DraftField
  readonly isKnown: boolean
  readonly ref: Ref<HTMLSelectElement> | undefined
  readonly describedBy: string | undefined
  readonly onChange: (field: Omit<DraftField, 'keys'>) => void
}

function StageSelect({ owner, isFirst, field, isKnown, ref, describedBy, onChange }: StageSelectProps) {
  const own = isFirst ? filterChoicesOf(owner) : []
  const groups = relatedChoicesOf(registry, owner)
  const options = new Map([
    ...own.map(({ name }) => [name, { path: [], name }] as const),
    ...groups.flatMap(({ step, choices, further }) => [
      ...choices.map(({ name }) => [name, { path: [step], name: name.slice(step.length + 1) }] as const),
      ...(further === null ? [] : [[throughValue(step), further] as const]),
    ]),
  ])
  const [step = ''] = field.path
  const value = field.path.length > 1 ? throughValue(step) : acrossName(field)
  return (
    <select
      ref={ref}
      className="select"
      value={value}
      onChange={({ target }) => onChange(options.get(target.value) ?? field)}
      aria-describedby={describedBy}
    >
      {isKnown ? null : <option value={value}>{value}</option>}
      <Options choices={own} />
      {groups.map((group) => (
        <optgroup key={group.step} label={group.label}>
          <Options choices={group.choices} />
          {group.further === null ? null : (
            <option value={throughValue(group.step)}>Through {inSentence(group.label)} to …</option>
          )}
        </optgroup>
      ))}
    </select>
  )
}

/** No field is called so. */
function throughValue(step: string): string {
  return `${step}→`
}

function Options({ choices }: { readonly choices: readonly FilterChoice[] }) {
  return choices.map(({ name, label }) => (
    <option key={name} value={name}>
      {label}
    </option>
  ))
}

/** A field that can stand beside others: of the kind of the first, and none of them. */
function nextField(resource: Resource, fields: readonly DraftField[]): DraftField {
  const [first] = fields
  const kind = first && choiceOf(registry, resource, first)?.kind
  const free = filterChoicesOf(resource).filter(({ name }) =>
    fields.every((field) => acrossName(field) !== name),
  )
  const found = free.find((choice) => choice.kind === kind)
  return found === undefined
    ? { path: first?.path ?? [], name: first?.name ?? '', keys: '' }
    : { path: [], name: found.name, keys: '' }
}
