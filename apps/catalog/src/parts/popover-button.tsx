import { Suspense, useId, useState, type ReactNode } from 'react'

interface PopoverButtonProps {
  readonly label: string
  readonly className: string
  /** Where the panel is, seen from the button. */
  readonly place: 'end' | 'beside'
  /** What the panel shows; it is there as long as the panel is open. */
  readonly panel: ReactNode
  readonly children: ReactNode
}

/** A button that opens a panel beside itself. */
export function PopoverButton({ label, className, place, panel, children }: PopoverButtonProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
        data-action={label}
      >
        {children}
      </button>
      <dialog
        id={id}
        popover="auto"
        aria-label={label}
        className={`popover popover-${place}`}
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
      >
        {isOpen ? <Suspense fallback={<p className="card-empty">Loading …</p>}>{panel}</Suspense> : null}
      </dialog>
    </>
  )
}
