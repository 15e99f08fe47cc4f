/**
 * What is wrong with how the page is laid out: it moves sideways, a text is cut off without a sign, leaves its box, or lies over another text.
 * Runs in the page, so that nothing outside of this function is there.
 */
export function layoutFaults(): readonly string[] {
  interface Box {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  interface Line {
    readonly node: Node
    /** It stays where it is while what lies under it is scrolled. */
    readonly isStuck: boolean
    readonly text: string
    readonly box: Box
  }
  const open = [...document.querySelectorAll('dialog:modal, :popover-open')].at(-1)
  const root = open ?? document.body
  const faults: string[] = []
  const blame = (text: string, what: string) => faults.push(`"${text.trim().slice(0, 40)}" ${what}`)

  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) faults.push(`the page moves sideways by ${scrollWidth - clientWidth}`)
  if (open !== undefined && open.scrollWidth > open.clientWidth)
    faults.push(`what is open moves sideways by ${open.scrollWidth - open.clientWidth}`)

  /** The part of a line that can be seen or scrolled to, and whether some of it is cut off; nothing of what is for screen readers. */
  const seenPart = (
    element: Element,
    line: Box,
  ): { readonly box: Box; readonly isCut: boolean; readonly isStuck: boolean } => {
    let isStuck = false
    let box = line
    let isCut = false
    for (
      let around: Element | null = element;
      around !== null && around !== root;
      around = around.parentElement
    ) {
      const style = getComputedStyle(around)
      isStuck ||= style.position === 'sticky'
      if (style.display === 'inline' || style.overflow === 'visible') continue
      const { left, right, top, bottom, width, height } = around.getBoundingClientRect()
      if (width <= 1 && height <= 1)
        return { box: { left, right: left, top, bottom: top }, isCut: false, isStuck }
      const middle = (box.top + box.bottom) / 2
      const isSigned = style.textOverflow === 'ellipsis'
      const isScrolled = style.overflowX === 'auto' || style.overflowX === 'scroll'
      const leaves = box.right > right + 1 || box.left < left - 1 || middle > bottom || middle < top
      if (leaves && !isSigned && !isScrolled) isCut = true
      box = {
        left: Math.max(box.left, left),
        right: Math.min(box.right, right),
        top: Math.max(box.top, top),
        bottom: Math.min(box.bottom, bottom),
      }
    }
    return { box, isCut, isStuck }
  }

  const lines: Line[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    const element = node.parentElement
    if (element === null || text.trim() === '') continue
    const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    if (!isSeen || element.closest('.skip-link, option') !== null) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) {
      const { box, isCut, isStuck } = seenPart(element, rect)
      if (isCut) blame(text, 'is cut off')
      if (box.right - box.left > 1 && box.bottom - box.top > 1) lines.push({ node, isStuck, text, box })
    }
    const style = getComputedStyle(element)
    if (
      style.display !== 'inline' &&
      style.overflowX === 'visible' &&
      element.scrollWidth > element.clientWidth + 1
    )
      blame(text, 'leaves its box')
  }

  // Letters of lines that follow each other may touch, so that a little is let pass.
  const overlap = (one: Box, two: Box) =>
    Math.min(one.right, two.right) - Math.max(one.left, two.left) > 2 &&
    Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 6
  const byTop = lines.toSorted((one, two) => one.box.top - two.box.top)
  byTop.forEach((one, place) => {
    for (const two of byTop.slice(place + 1)) {
      if (two.box.top > one.box.bottom) break
      const isOver = one.isStuck !== two.isStuck
      if (one.node !== two.node && !isOver && overlap(one.box, two.box))
        blame(one.text, `lies over "${two.text.trim().slice(0, 40)}"`)
    }
  })
  return faults
}
