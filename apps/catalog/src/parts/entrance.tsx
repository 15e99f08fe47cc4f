import { Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react'
import { useAccess } from '../data/doors.ts'
import { isOutside, type Access } from '../data/door.ts'
import type { Mode } from '../describe/modes.ts'

interface EntranceProps {
  readonly mode: Mode
  /** What stands in the place of the page as long as somebody may not come in. */
  readonly outside: ComponentType<{ readonly mode: Mode; readonly access: Access }>
  readonly children: ReactNode
}

/** Lets viewers into an environment. Who must sign in is asked to at the address that was asked for, and is there afterwards. */
export function Entrance({ mode, outside: Outside, children }: EntranceProps) {
  const access = useAccess(mode)
  const isOut = isOutside[access]
  const wasOut = useRef(isOut)
  useEffect(() => {
    if (wasOut.current && !isOut) document.querySelector('h1')?.focus({ preventScroll: true })
    wasOut.current = isOut
  }, [isOut])
  if (!isOut) return children
  return (
    <Suspense fallback={null}>
      <Outside mode={mode} access={access} />
    </Suspense>
  )
}
