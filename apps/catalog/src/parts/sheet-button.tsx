import { X, type LucideIcon } from 'lucide-react'
import { Suspense, useId, useRef, useState, type ReactNode } from 'react'

interface SheetButtonProps {
  readonly label: string
  readonly icon?: LucideIcon
  /** The character that opens it too, and stands on the button in the place of its name. */
  readonly keyShortcut?: string
  /** What the sheet shows; it is there as long as the sheet is open. */
  readonly children: ReactNode
}

/** A button that opens a sheet over the page. */
export function SheetButton({ label, icon: Icon, keyShortcut, children }: SheetButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={keyShortcut === undefined ? 'button' : 'button button-icon'}
        aria-haspopup="dialog"
        aria-label={label}
        aria-keyshortcuts={keyShortcut}
        title={keyShortcut && `${label} (${keyShortcut})`}
        data-action={label}
        onClick={() => {
          setIsOpen(true)
          dialog.current?.showModal()
        }}
      >
        {Icon === undefined ? null : <Icon size={14} aria-hidden="true" />}
        {keyShortcut ?? label}
      </button>
      <dialog
        ref={dialog}
        className="sheet"
        aria-labelledby={title}
        // Told of late: it may be open again by then.
        onClose={() => setIsOpen(dialog.current?.open ?? false)}
      >
        <div className="sheet-head">
          <h2 id={title} className="card-title">
            {label}
          </h2>
          <button
            type="button"
            className="button button-icon button-quiet"
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
        {isOpen ? <Suspense fallback={<p className="card-empty">Loading …</p>}>{children}</Suspense> : null}
      </dialog>
    </>
  )
}
