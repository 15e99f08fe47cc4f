import { useEffect } from 'react'
import { usePreferences } from '../data/preferences.ts'

/**
 * Lets a character do what a control of the page says of itself by `aria-keyshortcuts`: where nobody is typing, without a modifier, not
 * behind a sheet, and not for who has turned that off (WCAG 2.1.4).
 */
export function useKeys(): void {
  const { keys } = usePreferences()
  useEffect(() => {
    if (keys === 'off') return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isCharacter(event) || isTyping(event.target) || document.querySelector(':modal')) return
      const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(event.key)}"]`)
      if (control === null) return
      event.preventDefault()
      control.click()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [keys])
}

/** Shift makes signs of other keys, `?`, but of a letter another one. */
function isCharacter(event: KeyboardEvent): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing } = event
  const isShiftedLetter = shiftKey && /^\p{L}$/u.test(key)
  return key.length === 1 && !(altKey || ctrlKey || metaKey || isShiftedLetter || repeat || isComposing)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), select, textarea')
  )
}
