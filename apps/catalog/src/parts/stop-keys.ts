import { useEffect } from 'react'

/** How far each key goes. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Lets the arrow keys go from the heading of a page to what the page is about, from one to the next, and back: past everything that
 * stands between them for Tab. A control is a stop on this way when it has `data-stop`.
 */
export function useStopKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = steps[event.key]
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const stops = [...document.querySelectorAll<HTMLElement>('main, main h1, main [data-stop]')]
      const place = stops.findIndex((stop) => stop === event.target)
      const way = step > 0 ? stops.slice(place + 1) : stops.slice(1, Math.max(place, 1)).toReversed()
      const next = way.find((stop) => stop.checkVisibility())
      if (place < 0 || next === undefined) return
      event.preventDefault()
      next.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
