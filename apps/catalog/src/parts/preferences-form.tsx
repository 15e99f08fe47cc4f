import { useId, useState } from 'react'
import { densities, prefer, timeStyles, usePreferences } from '../data/preferences.ts'
import { absoluteText, isZone } from '../describe/times.ts'
import { labelOf } from '../describe/words.ts'
import { useNow } from './now.ts'

/** Chooses how things are shown on this device. Each choice holds at once. */
export function PreferencesForm() {
  const { density, times } = usePreferences()
  return (
    <div className="preferences">
      <Choice
        name="density"
        legend="Density"
        options={densities}
        value={density}
        onChoose={(next) => prefer({ density: next })}
      />
      <Choice
        name="times"
        legend="Times"
        options={timeStyles}
        value={times}
        onChoose={(next) => prefer({ times: next })}
      />
      <ZoneChoice />
    </div>
  )
}

const zoneKinds = ['local', 'UTC', 'other'] as const

/** The zone of the device, UTC, or any other, found by a part of its name. */
function ZoneChoice() {
  const id = useId()
  const { zone } = usePreferences()
  const [isOther, setIsOther] = useState(zone !== 'local' && zone !== 'UTC')
  const [text, setText] = useState(isOther ? zone : '')
  const isWrong = text !== '' && !isZone(text)
  const now = new Date(useNow()).toISOString()
  return (
    <>
      <Choice
        name="zone"
        legend="Time zone"
        options={zoneKinds}
        value={isOther ? 'other' : zone}
        onChoose={(next) => {
          setIsOther(next === 'other')
          if (next !== 'other') prefer({ zone: next })
        }}
      />
      {isOther ? (
        <label className="field">
          <span className="field-label">Name of the zone</span>
          <input
            className="input"
            list={`${id}-zones`}
            value={text}
            placeholder="Europe/Vienna"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? `${id}-fault` : undefined}
            onChange={({ target: { value } }) => {
              setText(value)
              if (value !== '' && isZone(value)) prefer({ zone: value })
            }}
          />
          <datalist id={`${id}-zones`}>
            {Intl.supportedValuesOf('timeZone').map((name) => (
              <option key={name}>{name}</option>
            ))}
          </datalist>
          {isWrong ? (
            <span id={`${id}-fault`} className="field-fault">
              No zone is called this.
            </span>
          ) : null}
        </label>
      ) : null}
      <output className="field-help">It is {absoluteText(now, zone)}.</output>
    </>
  )
}

interface ChoiceProps<Option extends string> {
  readonly name: string
  readonly legend: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChoose: (option: Option) => void
}

function Choice<Option extends string>({ name, legend, options, value, onChoose }: ChoiceProps<Option>) {
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
