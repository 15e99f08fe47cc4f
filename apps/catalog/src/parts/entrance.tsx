import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react'
import { useAccess } from '../data/doors.ts'
import { isOutside } from '../data/door.ts'
import type { Mode } from '../describe/modes.ts'

const SignInPage = lazy(() =>
  import('../pages/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })),
)

interface EntranceProps {
  readonly mode: Mode
  readonly children: ReactNode
}

/** Lets viewers into an environment. Who must sign in is asked to at the address that was asked for, and is there afterwards. */
export function Entrance({ mode, children }: EntranceProps) {
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
      <SignInPage mode={mode} access={access} />
    </Suspense>
  )
}
