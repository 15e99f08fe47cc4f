import { labelOf } from '../describe/words.ts'

interface ChoiceProps<Option extends string> {
  readonly name: string
  readonly legend: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChoose: (option: Option) => void
}

/** One of a few ways in which something is shown or done. */
export function PreferenceChoice<Option extends string>({
  name,
  legend,
  options,
  value,
  onChoose,
}: ChoiceProps<Option>) {
  return (
    <fieldset>
      <legend className="field-label">{legend}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option} className="segment">
            <input
              type="radio"
              name={name}
              className="segment-input"
              checked={option === value}
              onChange={() => onChoose(option)}
            />
            {labelOf(option)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
