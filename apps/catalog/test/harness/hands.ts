import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'

/** What somebody does with a page. Both hands do the same walk. */
export interface Hand {
  /** Uses a link, a button, a box to tick. */
  readonly use: (control: Locator, way?: Way) => Promise<void>
  /** Chooses an option of a select. */
  readonly choose: (select: Locator, option: string) => Promise<void>
  /** Writes into an input, or pastes. */
  readonly write: (input: Locator, text: string) => Promise<void>
  /** Opens the search in everything, pastes a text that was copied elsewhere, and takes what it finds. */
  readonly find: (text: string, found: string) => Promise<void>
  /** Closes what is open above the page. */
  readonly leave: (above: Locator) => Promise<void>
  /** What was done so far: a key or a click is one, whatever it pastes or types. */
  readonly effort: () => number
}

interface Way {
  /** What names the control in the search in everything, for who does not want to walk to it. */
  readonly words?: string
  /** The most keys that lead to it from where the focus is. */
  readonly most?: number
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search everything' })

/** The hand on the mouse. It types only what must be typed. */
export function mouse(page: Page): Hand {
  let effort = 0
  const click = async (control: Locator) => {
    effort += 1
    await control.click()
  }
  return {
    use: click,
    choose: async (select, option) => {
      effort += 2
      await select.selectOption(option)
    },
    write: async (input, text) => {
      await click(input)
      await input.fill(text)
      effort += 1
    },
    find: async (text, found) => {
      await putOnClipboard(page, text)
      await click(page.getByRole('button', { name: 'Search everything' }))
      await expect.poll(() => palette(page).locator('.palette-list').count()).toBe(1)
      await page.keyboard.press('Control+V')
      effort += 1
      await click(palette(page).getByRole('option', { name: found }))
    },
    leave: async (above) => {
      await click(above.getByRole('button', { name: 'Close' }))
      await above.waitFor({ state: 'hidden' })
    },
    effort: () => effort,
  }
}

/** Both hands on the keyboard, and nothing else. Wherever they are, the focus is to be seen. */
export function keyboard(page: Page): Hand {
  let effort = 0
  const press = async (key: string) => {
    effort += 1
    await page.keyboard.press(key)
  }
  const type = async (text: string) => {
    effort += 1
    await page.keyboard.type(text)
  }
  /** Goes to a control: by the arrow keys among the choices of a group and what a page is about, by Tab to all else. */
  const go = async (control: Locator, most = 12) => {
    await control.waitFor()
    const key = await control.evaluate(keyTo)
    for (let pressed = 0; !(await isFocused(control)); pressed += 1) {
      if (pressed === most) throw new Error(`More than ${most} times ${key} to ${String(control)}.`)
      await press(key)
      await seeFocus(page)
    }
  }
  const name = async (text: string, option: string) => {
    // Where somebody types, a slash is a slash.
    await press('Control+K')
    await palette(page).waitFor()
    await type(text)
    await palette(page).getByRole('option', { name: option, selected: true }).waitFor()
    await press('Enter')
    await palette(page).waitFor({ state: 'hidden' })
  }
  return {
    use: async (control, { words, most } = {}) => {
      if (words === undefined) {
        const kind = await control.getAttribute('type')
        if (kind === 'radio') return chooseRadio(control, go, press, most)
        await go(control, most)
        await press(kind === 'checkbox' ? 'Space' : 'Enter')
      } else {
        await name(words, words)
      }
      await seeFocus(page)
    },
    choose: async (select, option) => {
      await go(select)
      await type(option)
      await expect.poll(() => select.evaluate(chosenText)).toBe(option)
    },
    write: async (input, text) => {
      await go(input)
      await press('Control+A')
      await type(text)
    },
    find: async (text, found) => {
      await putOnClipboard(page, text)
      await press('/')
      await palette(page).waitFor()
      await press('Control+V')
      await palette(page).getByRole('option', { name: found, selected: true }).waitFor()
      await press('Enter')
      await palette(page).waitFor({ state: 'hidden' })
      await seeFocus(page)
    },
    leave: async (above) => {
      await press('Escape')
      await above.waitFor({ state: 'hidden' })
      await seeFocus(page)
    },
    effort: () => effort,
  }
}

/** A group of choices is one stop; the arrows choose in it. */
async function chooseRadio(
  control: Locator,
  go: (control: Locator, most?: number) => Promise<void>,
  press: (key: string) => Promise<void>,
  most?: number,
): Promise<void> {
  const chosen = control.locator('xpath=ancestor::fieldset').locator(':checked')
  await go(chosen, most)
  await go(control, most)
  if (!(await control.isChecked())) await press('Space')
}

/** The key that goes to a control. */
function keyTo(control: Element): string {
  if (control.matches('[data-stop]')) return 'ArrowDown'
  const isBeside =
    control.matches('[type=radio]') && control.closest('fieldset')?.contains(document.activeElement)
  return isBeside ? 'ArrowRight' : 'Tab'
}

function chosenText(select: Element): string {
  return select instanceof HTMLSelectElement ? (select.selectedOptions[0]?.text ?? '') : ''
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement)
}

async function putOnClipboard(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
}

/** Waits until the focus is on something that is marked and in sight. */
async function seeFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(focusFault), { message: 'the focus' }).toBe(null)
}

/** What is wrong with the focus of a page; null when it can be seen. */
function focusFault(): string | null {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return 'Nothing has the focus.'
  const box = focused.getBoundingClientRect()
  const isInSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  // The outline of a choice is that of its label, and what is typed into has a caret.
  const marked = focused.closest('.segment') ?? focused
  const isMarked = getComputedStyle(marked).outlineStyle !== 'none' || focused.matches('.palette-input')
  return isInSight && isMarked ? null : `Not to be seen: ${focused.outerHTML.slice(0, 200)}`
}
