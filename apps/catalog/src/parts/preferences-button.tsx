import { SlidersHorizontal } from 'lucide-react'
import { lazy } from 'react'
import { PopoverButton } from './popover-button.tsx'

const PreferencesForm = lazy(() =>
  import('./preferences-form.tsx').then((module) => ({ default: module.PreferencesForm })),
)

/** Opens the preferences of this device beside itself. */
export function PreferencesButton() {
  return (
    <PopoverButton
      label="Preferences"
      className="button button-icon"
      place="beside"
      panel={<PreferencesForm />}
    >
      <SlidersHorizontal size={15} aria-hidden="true" />
    </PopoverButton>
  )
}
