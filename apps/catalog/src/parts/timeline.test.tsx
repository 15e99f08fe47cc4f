// @vitest-environment happy-dom
import { eventStores } from '@cohort/schema'
import { act, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { prefer } from '../data/preferences.ts'
import { isLog } from '../describe/logs.ts'
import { Timeline } from './timeline.tsx'

afterEach(() => act(() => prefer({ zone: 'local' })))

const who = { application: { id: 'app1', kind: 'integration' }, owner: null }

function entry(id: string, created_at: string, event: string, name: readonly [unknown, unknown]) {
  const [from, to] = name
  const attributes = {
    resource_type: 'customer_groups',
    resource_id: 'g1',
    event,
    created_at,
    who,
    payload: { name: { from, to } },
  }
  return { type: eventStores.type, id, attributes }
}

/** As the service has it: the oldest first. */
const text = JSON.stringify({
  data: [
    entry('1-1', '2026-01-30T12:00:00.000Z', 'create', [null, 'VIP']),
    entry('2-1', '2026-01-30T23:30:00.000Z', 'update', ['VIP', 'Gold']),
    entry('3-1', '2026-01-31T00:30:00.000Z', 'update', ['Gold', 'Platinum']),
  ],
})

function showTimeline(zone: string) {
  if (!isLog(eventStores)) throw new Error('No log.')
  prefer({ zone })
  return showPart(<Timeline log={eventStores} text={text} isStale={false} />)
}

/** Each day with the names that its entries lead to. */
const days = () =>
  screen.getAllByRole('region').map((region) => [
    within(region).getByRole('heading').textContent,
    within(region)
      .getAllByRole('link', { name: /^(?!Entry)/ })
      .map(({ textContent }) => textContent),
  ])

describe('a timeline', () => {
  test('has the newest day first, each with its changes and the way to their record', () => {
    showTimeline('UTC')
    expect(days()).toEqual([
      ['Saturday, 31 January 2026', ['Platinum']],
      ['Friday, 30 January 2026', ['Gold', 'VIP']],
    ])
    const [newest] = screen.getAllByRole('listitem')
    if (newest === undefined) throw new Error('No entry.')
    expect(within(newest).getByRole('link', { name: 'Platinum' }).getAttribute('href')).toBe(
      '/test/customer_groups/g1',
    )
    expect(within(newest).getByRole('link', { name: 'Entry 3-1' }).getAttribute('href')).toBe(
      '/test/event_stores/3-1',
    )
    expect(newest.textContent).toContain('00:30:00 UTC')
    expect(newest.textContent).toContain('integration app1')
    expect(within(newest).getByRole('row', { name: /Name.*Gold.*Platinum/ })).toBeDefined()
  })

  test('has the days of the zone in which the viewer reads, at once', () => {
    showTimeline('UTC')
    act(() => prefer({ zone: 'Asia/Tokyo' }))
    expect(days()).toEqual([
      ['Saturday, 31 January 2026', ['Platinum', 'Gold']],
      ['Friday, 30 January 2026', ['VIP']],
    ])
  })
})
