/** Something that can be done on the page that is shown. */
export interface PageAction {
  readonly label: string
  readonly act: () => void
}

/**
 * Every control of the page that names itself by `data-action`, in the order of the page. An action is done by its own control, which has
 * the focus before and after: what it opens gives it back to it.
 */
export function pageActions(): readonly PageAction[] {
  return [...document.querySelectorAll<HTMLElement>('[data-action]')].map((control) => ({
    label: control.dataset.action ?? '',
    act: () => {
      control.focus()
      control.click()
    },
  }))
}

/** The actions that have a word that begins with the text. */
export function actionsFor(actions: readonly PageAction[], text: string): readonly PageAction[] {
  const sought = text.trim().toLowerCase()
  return actions.filter(({ label }) => ` ${label.toLowerCase()}`.includes(` ${sought}`))
}
