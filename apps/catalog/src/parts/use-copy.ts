import { useEffect, useState } from 'react'
import { copyText } from './copy-text.ts'

/** How a copy ended, for as long as that is told. */
export type CopyOutcome = 'Copied' | 'Could not copy' | null

/** Copies texts, and tells for two seconds how the last one went. */
export function useCopy(): readonly [outcome: CopyOutcome, copy: (text: string) => Promise<void>] {
  const [outcome, setOutcome] = useState<CopyOutcome>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 2000)
    return () => clearTimeout(timer)
  }, [outcome])
  return [outcome, async (text) => setOutcome((await copyText(text)) ? 'Copied' : 'Could not copy')]
}
