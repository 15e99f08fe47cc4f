// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { kept } from '../data/kept.ts'
import { prefer } from '../data/preferences.ts'
import { PreferencesForm } from './preferences-form.tsx'

afterEach(() => act(() => prefer({ zone: 'local' })))

const zoneName = () => screen.getByRole('combobox', { name: 'Name of the zone' })
const clock = () => screen.getByRole('status').textContent

describe('the choice of a zone', () => {
  test('holds at once, and is kept on the device', async () => {
    const { user } = showPart(<PreferencesForm />)
    await user.click(screen.getByRole('radio', { name: /other/i }))
    await user.type(zoneName(), 'Asia/Tokyo')
    expect(clock()).toMatch(/GMT\+9\.$/)
    expect(kept('zone')).toBe('Asia/Tokyo')
    await user.click(screen.getByRole('radio', { name: 'UTC' }))
    expect(clock()).toMatch(/UTC\.$/)
    expect(screen.queryByLabelText('Name of the zone')).toBeNull()
  })

  test('that is none is told beside it and changes nothing', async () => {
    prefer({ zone: 'UTC' })
    const { user } = showPart(<PreferencesForm />)
    await user.click(screen.getByRole('radio', { name: /other/i }))
    await user.type(zoneName(), 'Atlantis')
    expect(zoneName().getAttribute('aria-invalid')).toBe('true')
    const fault = document.getElementById(zoneName().getAttribute('aria-describedby') ?? '')
    expect(fault?.textContent).toBe('No zone is called this.')
    expect([clock(), kept('zone')]).toEqual([expect.stringMatching(/UTC\.$/), 'UTC'])
  })
})
