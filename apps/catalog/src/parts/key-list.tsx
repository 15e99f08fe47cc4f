import { Fragment, useState } from 'react'

/** Keys that belong to no control of the page. */
const everywhere = [
  { label: 'From the heading through what the page is about', keys: ['↓', '↑'] },
  { label: 'Close what was opened', keys: ['Esc'] },
] as const

/** What each key does on this page, as its controls say it. */
export function KeyList() {
  const [controls] = useState(keysOfPage)
  return (
    <div className="preferences">
      <dl className="keys">
        {[...controls, ...everywhere].map((row) => (
          <Fragment key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              {row.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="field-help">
        A character does nothing where one types. In the preferences, characters can be turned off.
      </p>
    </div>
  )
}

function keysOfPage() {
  return [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].map((control) => ({
    label: control.ariaLabel ?? '',
    keys: control.getAttribute('aria-keyshortcuts')?.replace('Control', 'Ctrl').split(' ') ?? [],
  }))
}
