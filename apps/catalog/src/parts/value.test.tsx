// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { prefer } from '../data/preferences.ts'
import { FullMoment, Value } from './value.tsx'

afterEach(() => act(() => prefer({ zone: 'local', times: 'relative' })))

const time = '2020-01-31T09:30:00.123Z'

describe('a moment', () => {
  test('is told as the viewer likes it, with the other way beside', () => {
    prefer({ zone: 'UTC' })
    showPart(<Value kind="time" value={time} />)
    const moment = screen.getByRole('button')
    expect([moment.textContent, moment.title]).toEqual([
      expect.stringMatching(/^\d+ years ago$/),
      `31 Jan 2020, 09:30 UTC\nCopy ${time}`,
    ])
    act(() => prefer({ times: 'absolute', zone: 'Asia/Tokyo' }))
    expect([moment.textContent, moment.title]).toEqual([
      '31 Jan 2020, 18:30 GMT+9',
      expect.stringMatching(new RegExp(`^\\d+ years ago\\nCopy ${time}$`)),
    ])
  })

  test('is copied exactly, and that is said', async () => {
    const { user } = showPart(<FullMoment time={time} />)
    const moment = screen.getByRole('button')
    await user.click(moment)
    expect(await navigator.clipboard.readText()).toBe(time)
    expect([moment.textContent, screen.getByRole('status').textContent]).toEqual([
      'Copied',
      `Copied: ${time}`,
    ])
  })

  test('is no stop for the keyboard in a list, but one by itself', async () => {
    const { user } = showPart(
      <>
        <Value kind="time" value={time} />
        <FullMoment time={time} />
      </>,
    )
    await user.tab()
    const [, alone] = screen.getAllByRole('button')
    expect(document.activeElement).toBe(alone)
  })
})

test('no value is told from an empty one', () => {
  const { showAgain } = showPart(<Value kind="text" value={null} />)
  expect(screen.getByText('no value')).toBeDefined()
  showAgain(<Value kind="text" value="" />)
  expect(screen.getByText('(empty)')).toBeDefined()
})
