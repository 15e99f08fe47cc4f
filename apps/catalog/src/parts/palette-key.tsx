import { Search } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })))

/** The way to the search in everything: a button, its key, and Ctrl or ⌘ with K, which is never turned off. */
export function PaletteKey() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const open = useCallback(() => {
    setText('')
    setIsOpen(true)
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPaletteKey(event)) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [open])
  return (
    <>
      <button
        type="button"
        className="palette-key"
        aria-label="Search everything"
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K"
        onClick={open}
      >
        <Search size={14} aria-hidden="true" />
        <span>Search</span>
        <kbd aria-hidden="true">/</kbd>
      </button>
      <dialog
        ref={dialog}
        className="sheet palette-sheet"
        aria-label="Search everything"
        // Told of late: it may be open again by then.
        onClose={() => setIsOpen(dialog.current?.open ?? false)}
      >
        {isOpen ? (
          <Suspense fallback={<EarlyInput text={text} onText={setText} />}>
            <Palette text={text} onText={setText} onDone={() => dialog.current?.close()} />
          </Suspense>
        ) : null}
      </dialog>
    </>
  )
}

interface EarlyInputProps {
  readonly text: string
  readonly onText: (text: string) => void
}

/** Takes what is typed while the rest loads. */
function EarlyInput({ text, onText }: EarlyInputProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className="palette">
      <input
        ref={input}
        className="palette-input"
        aria-label="Search everything"
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
    </div>
  )
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !altKey && (ctrlKey || metaKey) && key.toLowerCase() === 'k'
}
