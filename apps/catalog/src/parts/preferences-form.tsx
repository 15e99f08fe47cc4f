import { useId, useState } from 'react'
import { densities, keyChoices, prefer, timeStyles, usePreferences } from '../data/preferences.ts'
import { absoluteText, isZone } from '../describe/times.ts'
import { PreferenceChoice } from './preference-choice.tsx'
import { useNow } from './now.ts'

/** Chooses how things are shown on this device. Each choice holds at once. */
export function PreferencesForm() {
  const { density, times, keys } = usePreferences()
  return (
    <div className="preferences">
      <PreferenceChoice
        name="density"
        legend="Density"
        options={densities}
        value={density}
        onChoose={(next) => prefer({ density: next })}
      />
      <PreferenceChoice
        name="times"
        legend="Times"
        options={timeStyles}
        value={times}
        onChoose={(next) => prefer({ times: next })}
      />
      <ZoneChoice />
      <PreferenceChoice
        name="keys"
        legend="Keys of one character"
        options={keyChoices}
        value={keys}
        onChoose={(next) => prefer({ keys: next })}
      />
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
      <PreferenceChoice
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
        <div className="field">
          <label className="field-label" htmlFor={id}>
            Name of the zone
          </label>
          <input
            id={id}
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
        </div>
      ) : null}
      <output className="field-help">It is {absoluteText(now, zone)}.</output>
    </>
  )
}
