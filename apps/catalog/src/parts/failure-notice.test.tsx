// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { SessionError } from '../describe/session-error.ts'
import { FailureNotice } from './failure-notice.tsx'

function showFailure(error: unknown) {
  const retries: true[] = []
  const exit = <a href="/test/customers">Show all customers</a>
  return {
    ...showPart(<FailureNotice error={error} onRetry={() => retries.push(true)} exit={exit} />),
    retries,
  }
}

const title = () => screen.getByRole('heading').textContent

describe('a request that failed', () => {
  test('because there were too many counts down to the next try, which can be made before', async () => {
    const { user, retries } = showFailure(new SessionError(429, { retryAfter: '30' }))
    expect(title()).toBe('Too many requests')
    expect((await screen.findByRole('timer')).textContent).toBe('Trying again in 30 seconds')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(retries).toEqual([true])
  })

  test('by a fault of the service tells the request id and puts it into the report', async () => {
    const { user } = showFailure(new SessionError(500, { requestId: 'r-1', errors: [{ detail: 'secret' }] }))
    expect([title(), screen.getByText('r-1').tagName]).toEqual(['Something went wrong on the server', 'CODE'])
    expect(screen.queryByText('secret')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Copy report' }))
    expect(await navigator.clipboard.readText()).toContain('r-1')
  })

  test('and will fail again has a way out in the place of another try', () => {
    showFailure(new SessionError(404))
    expect(screen.getByRole('link', { name: 'Show all customers' })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(screen.queryByRole('timer')).toBeNull()
  })
})
