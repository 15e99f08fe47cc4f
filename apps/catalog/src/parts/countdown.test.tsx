// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { Countdown } from './countdown.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))
const shown = () => screen.getByRole('timer').textContent

/** One that is shown anew wherever its key is another. */
const countdown = (key: string, of: Error) => (
  <Countdown key={key} seconds={9} cause={of} onEnd={() => undefined} />
)

describe('a countdown', () => {
  test('tells the seconds that are left, and acts once at their end', () => {
    const ends: number[] = []
    const start = Date.now()
    showPart(<Countdown seconds={3} cause={new Error('429')} onEnd={() => ends.push(Date.now() - start)} />)
    expect(shown()).toBe('Trying again in 3 seconds')
    pass(2000)
    expect(shown()).toBe('Trying again in 1 second')
    expect(ends).toEqual([])
    pass(10_000)
    expect(shown()).toBe('Trying again …')
    expect(ends).toEqual([3000])
  })

  test('goes on where it was when it is shown again for the same cause, and begins anew for another', () => {
    const cause = new Error('429')
    const { showAgain } = showPart(countdown('one', cause))
    pass(4000)
    showAgain(countdown('two', cause))
    pass(200)
    expect(shown()).toBe('Trying again in 5 seconds')
    showAgain(countdown('three', new Error('429')))
    pass(200)
    expect(shown()).toBe('Trying again in 9 seconds')
  })

  test('does nothing when it is left', () => {
    const ends: true[] = []
    const { showAgain } = showPart(
      <Countdown seconds={3} cause={new Error('429')} onEnd={() => ends.push(true)} />,
    )
    showAgain(null)
    pass(10_000)
    expect(ends).toEqual([])
  })
})
