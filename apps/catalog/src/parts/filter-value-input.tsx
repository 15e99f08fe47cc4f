import type { Predicate, FieldKind } from '@cohort/schema'
import { useId } from 'react'

interface FilterValueInputProps {
  readonly operand: Predicate['operand']
  readonly kind: FieldKind
  /** The only values that there are, or none. */
  readonly values: readonly string[]
  readonly value: string
  readonly fault: string | null
  readonly onChange: (value: string) => void
}

/** Takes the value of a filter in the way that fits it. */
export function FilterValueInput({ operand, kind, values, value, fault, onChange }: FilterValueInputProps) {
  const id = useId()
  const hint = hintOf(operand, kind)
  const described = [hint === null ? null : `${id}-hint`, fault === null ? null : `${id}-fault`]
  const common = {
    id,
    value,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
    'aria-invalid': fault !== null,
    'aria-describedby': described.filter((part) => part !== null).join(' '),
  }
  const options =
    operand === 'flag' || kind === 'boolean' ? flags : values.map((text) => ({ value: text, label: text }))
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        Value
      </label>
      {options.length > 0 && operand !== 'list' ? (
        <select className="select" {...common}>
          {options.some((option) => option.value === value) ? null : <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : operand === 'json' ? (
        <textarea className="input font-mono" rows={3} spellCheck={false} {...common} />
      ) : (
        <input
          className="input"
          type={kind === 'time' && operand === 'value' && isDay(value) ? 'date' : 'text'}
          inputMode={kind === 'integer' && operand === 'value' ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          {...common}
        />
      )}
      {hint === null ? null : (
        <span id={`${id}-hint`} className="field-help">
          {hint}
        </span>
      )}
      <span role="alert">
        {fault === null ? null : (
          <span id={`${id}-fault`} className="field-fault">
            {fault}
          </span>
        )}
      </span>
    </div>
  )
}

const flags = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
] as const

/** A value that a date picker can show: a day, or none yet. */
function isDay(value: string): boolean {
  return value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value)
}

function hintOf(operand: Predicate['operand'], kind: FieldKind): string | null {
  if (operand === 'list')
    return 'Several values, with commas between them; a comma inside a value is written \\,'
  if (operand === 'json') return 'JSON that the value must contain, as {"tier":"gold"}'
  return kind === 'time' && operand === 'value' ? 'Midnight of the day, in UTC' : null
}
