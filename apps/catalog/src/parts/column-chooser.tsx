import { registry, type Resource } from '@cohort/schema'
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import { useId } from 'react'
import { columnChoicesOf, type Column } from '../describe/columns.ts'

interface ColumnChooserProps {
  readonly resource: Resource
  /** Those that are shown. The first is the title, which always is. */
  readonly columns: readonly Column[]
  readonly onChange: (names: readonly string[]) => void
}

/** Chooses the columns of a list and their order. The choice stands in the address. */
export function ColumnChooser({ resource, columns, onChange }: ColumnChooserProps) {
  const id = useId()
  const shown = columns.map(({ name }) => name)
  const others = columnChoicesOf(registry, resource).filter(({ name }) => !shown.includes(name))
  return (
    <>
      <button
        type="button"
        className="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        data-action="Columns"
      >
        <Columns3 size={14} aria-hidden="true" />
        Columns
      </button>
      <dialog id={id} popover="auto" aria-label="Columns" className="popover popover-end">
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
      </dialog>
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
