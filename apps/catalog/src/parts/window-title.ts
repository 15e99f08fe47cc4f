import { useEffect } from 'react'
import { windowTitle, type Mode } from '../describe/modes.ts'

/** Sets the title of the window as long as the page is shown. */
export function useWindowTitle(mode: Mode | null, ...names: readonly string[]): void {
  const title = windowTitle(mode, ...names)
  useEffect(() => {
    document.title = title
  }, [title])
}
