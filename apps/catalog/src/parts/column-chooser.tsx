import type { Resource } from '@cohort/schema'
import { Columns3 } from 'lucide-react'
import { lazy, Suspense, useId, useState } from 'react'
import type { Column } from '../describe/columns.ts'

export interface ColumnChooserProps {
  readonly resource: Resource
  /** Those that are shown. The first is the title, which always is. */
  readonly columns: readonly Column[]
  readonly onChange: (names: readonly string[]) => void
}

const ColumnChoices = lazy(() =>
  import('./column-choices.tsx').then((module) => ({ default: module.ColumnChoices })),
)

/** Chooses the columns of a list and their order. The choice stands in the address, and holds for this list on this device. */
export function ColumnChooser({ resource, columns, onChange }: ColumnChooserProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
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
      <dialog
        id={id}
        popover="auto"
        aria-label="Columns"
        className="popover popover-end"
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
      >
        {isOpen ? (
          <Suspense fallback={<p className="card-empty">Loading …</p>}>
            <ColumnChoices resource={resource} columns={columns} onChange={onChange} />
          </Suspense>
        ) : null}
      </dialog>
    </>
  )
}
