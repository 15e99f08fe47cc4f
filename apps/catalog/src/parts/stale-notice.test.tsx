// @vitest-environment happy-dom
import { NetworkError } from '@cohort/client'
import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { StaleNotice } from './stale-notice.tsx'

afterEach(() => void vi.restoreAllMocks())

const error = new NetworkError('http://catalog.test/api', {})

function setOnline(isOnline: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isOnline)
  act(() => void dispatchEvent(new Event(isOnline ? 'online' : 'offline')))
}

describe('the notice over what may be old', () => {
  test('is there before there is something to say, so that it is read out when it comes', async () => {
    const retries: true[] = []
    const notice = (cause: unknown) => <StaleNotice error={cause} onRetry={() => retries.push(true)} />
    const { user, showAgain } = showPart(notice(null))
    const place = screen.getByRole('status')
    expect(place.textContent).toBe('')
    showAgain(notice(error))
    expect(screen.getByRole('status')).toBe(place)
    expect(place.textContent).toContain('The service does not answer. What is shown may be old.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(retries).toEqual([true])
  })

  test('knows a device without a network from a service that does not answer', () => {
    showPart(<StaleNotice error={error} onRetry={() => undefined} consequence="No names are shown." />)
    setOnline(false)
    expect(screen.getByRole('status').textContent).toContain('You are offline. No names are shown.')
    setOnline(true)
    expect(screen.getByRole('status').textContent).toContain('The service does not answer.')
  })
})
