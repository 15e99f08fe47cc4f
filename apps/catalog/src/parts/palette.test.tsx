// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { Palette } from './palette.tsx'

// Where the other environment lies is told by the tests of `elsewhere`.
vi.mock('./elsewhere.ts', () => ({
  useWayTo: () => (mode: string) => ({ to: '/$mode', params: { mode } }),
}))

function showPalette() {
  const [done, copied] = [vi.fn<() => void>(), vi.fn<() => void>()]
  function Page({ isOpen }: { readonly isOpen: boolean }) {
    const [text, setText] = useState('')
    return (
      <>
        <button type="button" data-action="Copy ID" onClick={copied}>
          ID
        </button>
        {isOpen ? <Palette text={text} onText={setText} onDone={done} /> : null}
      </>
    )
  }
  const { user, showAgain } = showPart(<Page isOpen={false} />)
  showAgain(<Page isOpen />)
  return { done, copied, user }
}

const offered = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)
const marked = () => screen.getByRole('option', { selected: true }).textContent

describe('the search in everything', () => {
  test('offers at first what can be done here, all lists, and the other environment', () => {
    showPalette()
    expect(offered()).toEqual(
      expect.arrayContaining([
        'Copy IDAction',
        'OverviewPage',
        'Customer groupsList',
        'Switch to liveEnvironment',
      ]),
    )
    expect(offered()).not.toContain('Switch to testEnvironment')
  })

  test('offers of these what has the text', async () => {
    const { user } = showPalette()
    await user.type(screen.getByRole('combobox'), 'mer')
    expect(offered()).toEqual(['Customer groupsList', 'CustomersList', 'MerchantsList'])
  })

  test('takes with Enter what is marked, which the arrows move', async () => {
    const { user, done, copied } = showPalette()
    await user.click(screen.getByRole('combobox'))
    expect(marked()).toBe('Copy IDAction')
    await user.keyboard('{ArrowDown}')
    expect(marked()).toBe('OverviewPage')
    await user.keyboard('{ArrowUp}{Enter}')
    expect([done, copied].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  })
})
