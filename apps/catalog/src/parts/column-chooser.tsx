import type { Resource } from '@cohort/schema'
import { Columns3 } from 'lucide-react'
import { lazy } from 'react'
import type { Column } from '../describe/columns.ts'
import { PopoverButton } from './popover-button.tsx'

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
export function ColumnChooser(props: ColumnChooserProps) {
  return (
    <PopoverButton label="Columns" className="button" place="end" panel={<ColumnChoices {...props} />}>
      <Columns3 size={14} aria-hidden="true" />
      Columns
    </PopoverButton>
  )
}
