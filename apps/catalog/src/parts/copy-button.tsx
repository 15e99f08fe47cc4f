import { Check, Copy, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'

interface CopyButtonProps {
  readonly label: string
  /** What is copied; a function makes it when it is. */
  readonly text: string | (() => string)
  readonly icon?: LucideIcon
}

type Outcome = 'copied' | 'failed' | null

const outcomes = {
  copied: { label: 'Copied', icon: Check },
  failed: { label: 'Could not copy', icon: TriangleAlert },
} as const

/** Copies a text and says so, to the eye and to a screen reader. */
export function CopyButton({ label, text, icon = Copy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 2000)
    return () => clearTimeout(timer)
  }, [outcome])
  const { label: shown, icon: Icon } = outcome === null ? { label, icon } : outcomes[outcome]
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={label}
        onClick={async () =>
          setOutcome((await copyText(typeof text === 'string' ? text : text())) ? 'copied' : 'failed')
        }
      >
        <Icon size={14} aria-hidden="true" />
        {/* Both labels share a cell, so that the button keeps its width. */}
        <span className="stack">
          <span className="invisible">{label}</span>
          <span>{shown}</span>
        </span>
      </button>
      <output className="sr-only">{outcome === null ? '' : `${label}: ${outcomes[outcome].label}`}</output>
    </>
  )
}
