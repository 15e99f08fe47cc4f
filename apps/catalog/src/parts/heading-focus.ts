import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Moves the focus to the new page's heading after a navigation, so that a screen reader starts there. */
export function useHeadingFocus(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation) focusHeading()
      }),
    [router],
  )
}

/** Moves the focus to the heading, from what is about to go. */
export function focusHeading(): void {
  document.querySelector('h1')?.focus({ preventScroll: true })
}
