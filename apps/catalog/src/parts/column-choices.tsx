import { registry } from '@cohort/schema'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { columnChoicesOf, columnsOf } from '../describe/columns.ts'
import type { ColumnChooserProps } from './column-chooser.tsx'

/** Every column that a list can have: those that are shown in their order, then the others. */
export function ColumnChoices({ resource, columns, onChange }: ColumnChooserProps) {
  const shown = columns.map(({ name }) => name)
  const usual = columnsOf(registry, resource, []).map(({ name }) => name)
  const isUsual = shown.join() === usual.join()
  const others = columnChoicesOf(registry, resource).filter(({ name }) => !shown.includes(name))
  return (
    <>
      <ol className="choices">
        {columns.map(({ name, label }, place) => (
          <li key={name} className="choice">
            <Choice
              label={label}
              isShown
              isFixed={place === 0}
              onChange={() => onChange(shown.filter((other) => other !== name))}
            />
            {place === 0 ? null : (
              <span className="flex">
                <MoveButton
                  label={`Move ${label} up`}
                  icon={ArrowUp}
                  isPossible={place > 1}
                  onMove={() => onChange(swapped(shown, place, place - 1))}
                />
                <MoveButton
                  label={`Move ${label} down`}
                  icon={ArrowDown}
                  isPossible={place < columns.length - 1}
                  onMove={() => onChange(swapped(shown, place, place + 1))}
                />
              </span>
            )}
          </li>
        ))}
        {others.map(({ name, label }) => (
          <li key={name} className="choice">
            <Choice label={label} isShown={false} onChange={() => onChange([...shown, name])} />
          </li>
        ))}
      </ol>
      <p className="choices-end">
        <span className="field-help">Kept in the address, and on this device.</span>
        {/* Stays where it is when there is nothing to do, so that the focus stays too. */}
        <button
          type="button"
          className="button"
          aria-disabled={isUsual}
          onClick={() => (isUsual ? undefined : onChange(usual))}
        >
          Usual columns
        </button>
      </p>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly isShown: boolean
  readonly isFixed?: boolean
  readonly onChange: () => void
}

function Choice({ label, isShown, isFixed = false, onChange }: ChoiceProps) {
  return (
    <label className="choice-label">
      <input type="checkbox" checked={isShown} disabled={isFixed} onChange={onChange} />
      {label}
    </label>
  )
}

interface MoveButtonProps {
  readonly label: string
  readonly icon: typeof ArrowUp
  readonly isPossible: boolean
  readonly onMove: () => void
}

/** Stays where it is when it can move no further, so that the focus stays too. */
function MoveButton({ label, icon: Icon, isPossible, onMove }: MoveButtonProps) {
  return (
    <button
      type="button"
      className="choice-move"
      aria-label={label}
      aria-disabled={!isPossible}
      onClick={() => (isPossible ? onMove() : undefined)}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  )
}

function swapped(names: readonly string[], one: number, two: number): readonly string[] {
  return names.map((name, place) => (place === one ? names[two] : place === two ? names[one] : name) ?? name)
}
