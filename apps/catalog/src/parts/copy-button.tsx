import { Check, Copy, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useCopy } from './use-copy.ts'

interface CopyButtonProps {
  readonly label: string
  /** What is copied; a function makes it when it is. */
  readonly text: string | (() => string)
  readonly icon?: LucideIcon
  /** The character that does the same. */
  readonly keyShortcut?: string
}

const icons = { Copied: Check, 'Could not copy': TriangleAlert } as const

/** Copies a text and says so, to the eye and to a screen reader. */
export function CopyButton({ label, text, icon = Copy, keyShortcut }: CopyButtonProps) {
  const [outcome, copy] = useCopy()
  const Icon = outcome === null ? icon : icons[outcome]
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={label}
        aria-keyshortcuts={keyShortcut}
        title={keyShortcut && `${label} (${keyShortcut})`}
        data-action={label}
        onClick={() => void copy(typeof text === 'string' ? text : text())}
      >
        <Icon size={14} aria-hidden="true" />
        {/* Both labels share a cell, so that the button keeps its width. */}
        <span className="stack">
          <span className="invisible">{label}</span>
          <span>{outcome ?? label}</span>
        </span>
      </button>
      <output className="sr-only">{outcome === null ? '' : `${label}: ${outcome}`}</output>
    </>
  )
}
