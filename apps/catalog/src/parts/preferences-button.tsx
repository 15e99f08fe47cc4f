import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useId, useState } from 'react'

const PreferencesForm = lazy(() =>
  import('./preferences-form.tsx').then((module) => ({ default: module.PreferencesForm })),
)

/** Opens the preferences of this device beside itself. */
export function PreferencesButton() {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button button-icon"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label="Preferences"
        title="Preferences"
        data-action="Preferences"
      >
        <SlidersHorizontal size={15} aria-hidden="true" />
      </button>
      <dialog
        id={id}
        popover="auto"
        aria-label="Preferences"
        className="popover popover-beside"
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
      >
        {isOpen ? (
          <Suspense fallback={<p className="card-empty">Loading …</p>}>
            <PreferencesForm />
          </Suspense>
        ) : null}
      </dialog>
    </>
  )
}
