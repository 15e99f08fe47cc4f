// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { prefer } from '../data/preferences.ts'
import { KeyList } from './key-list.tsx'
import { useKeys } from './keys.ts'

afterEach(() => act(() => prefer({ keys: 'on' })))

function showKeys() {
  const pressed = vi.fn<() => void>()
  function Page() {
    useKeys()
    return (
      <>
        <button type="button" aria-label="Copy ID" aria-keyshortcuts="c" onClick={pressed} />
        <button type="button" aria-label="Search" aria-keyshortcuts="/ Control+K" />
        <input aria-label="Text" />
        <input type="checkbox" aria-label="Choice" />
      </>
    )
  }
  return { pressed, ...showPart(<Page />) }
}

describe('a character', () => {
  test('does what a control of the page says of itself', async () => {
    const { pressed, user } = showKeys()
    await user.keyboard('c')
    expect(pressed).toHaveBeenCalledOnce()
  })

  test.each(['{Control>}c{/Control}', '{Alt>}c{/Alt}', '{Meta>}c{/Meta}', '{Shift>}C{/Shift}', 'x'])(
    'does nothing as %s',
    async (keys) => {
      const { pressed, user } = showKeys()
      await user.keyboard(keys)
      expect(pressed).not.toHaveBeenCalled()
    },
  )

  test('does nothing where one types, but goes on at a checkbox', async () => {
    const { pressed, user } = showKeys()
    await user.type(screen.getByRole('textbox'), 'c')
    expect(pressed).not.toHaveBeenCalled()
    screen.getByRole('checkbox').focus()
    await user.keyboard('c')
    expect(pressed).toHaveBeenCalledOnce()
  })

  test('does nothing for who has turned that off', async () => {
    prefer({ keys: 'off' })
    const { pressed, user } = showKeys()
    await user.keyboard('c')
    expect(pressed).not.toHaveBeenCalled()
  })
})

test('the list of keys has what the controls of the page say, and what belongs to none', () => {
  const search = <button type="button" aria-label="Search" aria-keyshortcuts="/ Control+K" />
  const { showAgain } = showPart(<div>{search}</div>)
  showAgain(
    <div>
      {search}
      <KeyList />
    </div>,
  )
  const said = screen
    .getAllByRole('term')
    .map((term) => [
      term.textContent,
      [...(term.nextElementSibling?.querySelectorAll('kbd') ?? [])].map(({ textContent }) => textContent),
    ])
  expect(said[0]?.[1]).toEqual(['/', 'Ctrl+K'])
  expect(said.at(-1)).toEqual(['Close what was opened', ['Esc']])
})
