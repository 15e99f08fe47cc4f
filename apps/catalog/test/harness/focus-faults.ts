/**
 * What is wrong with the focus in the page as it is now, after a key was pressed: an element that does not show that it has it, or that is covered while
 * it has it. Runs in the page, so that nothing outside of this function is there.
 */
export function focusFaults(): readonly string[] {
  const root = [...document.querySelectorAll('dialog:modal, :popover-open')].at(-1) ?? document.body
  const faults: string[] = []
  const reachable = [
    ...root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ].filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility())

  /** How an element looks, and what stands closely around it: a hidden radio button shows the focus on its label. */
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- in the page there is no outer scope
  const lookOf = (element: Element): string =>
    [element, element.parentElement, element.parentElement?.parentElement]
      .flatMap((part) => {
        if (part === null || part === undefined) return []
        const { outlineStyle, outlineWidth, outlineColor, borderColor, boxShadow } = getComputedStyle(part)
        return [outlineStyle === 'none' ? 'none' : `${outlineWidth} ${outlineColor}`, borderColor, boxShadow]
      })
      .join('; ')

  // oxlint-disable-next-line unicorn/consistent-function-scoping -- in the page there is no outer scope
  const isCovered = (element: HTMLElement): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 2, top + 2],
      [right - 2, bottom - 2],
    ] as const
    return points.every(([x, y]) => {
      const seen = document.elementFromPoint(x, y)
      return seen === null || !(element.contains(seen) || seen.contains(element))
    })
  }

  for (const element of reachable) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const before = lookOf(element)
    element.focus()
    const told = element.outerHTML.slice(0, 120)
    if (document.activeElement !== element) faults.push(`takes no focus: ${told}`)
    else if (lookOf(element) === before) faults.push(`does not show the focus: ${told}`)
    else if (isCovered(element)) faults.push(`is covered while it has the focus: ${told}`)
  }
  if (reachable.length === 0) faults.push('There is nothing that takes the focus.')
  return faults
}
