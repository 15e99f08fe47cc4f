import { CodeXml, X } from 'lucide-react'
import { lazy, Suspense, useId, useRef, useState, type ComponentProps } from 'react'
import type { RawView as View } from './raw-view.tsx'

const RawView = lazy(() => import('./raw-view.tsx').then((module) => ({ default: module.RawView })))

/** Opens what the page asked of the API and what it was answered, as the wire has it. */
export function RawButton(props: ComponentProps<typeof View>) {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true)
          dialog.current?.showModal()
        }}
      >
        <CodeXml size={14} aria-hidden="true" />
        API call
      </button>
      <dialog ref={dialog} className="sheet" aria-labelledby={title} onClose={() => setIsOpen(false)}>
        <header className="sheet-head">
          <h2 id={title} className="card-title">
            API call
          </h2>
          <button
            type="button"
            className="button button-icon button-quiet"
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </header>
        {isOpen ? (
          <Suspense fallback={<p className="card-empty">Loading …</p>}>
            <RawView {...props} />
          </Suspense>
        ) : null}
      </dialog>
    </>
  )
}
