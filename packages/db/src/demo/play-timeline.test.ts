import { attachments, customerGroups, customers, markets, timeOfWrite } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import type { Change, Values } from '../write/change.ts'
import { actorOf } from './applications.ts'
import { playTimeline, type Happening } from './play-timeline.ts'

const who = actorOf('test', 'back_office')
const at = Date.parse('2026-01-31T09:30:00.123Z')
const later = at + 60_000

function happening(moment: number, change: Change): Happening {
  return { at: moment, who, resource: customerGroups, change }
}

const create = happening(at, { kind: 'create', id: 'a', values: { name: 'VIP' } })
const rename = happening(later, { kind: 'update', id: 'a', values: { name: 'Gold' } })
const remove = happening(later, { kind: 'delete', id: 'a' })

const asCreated = { name: 'VIP', code: null, reference: null, reference_origin: null, metadata: {} }

describe('a timeline', () => {
  test('leaves the last state of each row, and an event for each change', () => {
    const { rows, events } = playTimeline([create, rename])
    expect(rows).toEqual(
      new Map([
        [
          'customer_groups',
          [
            {
              ...asCreated,
              id: 'a',
              name: 'Gold',
              created_at: '2026-01-31T09:30:00.123Z',
              updated_at: '2026-01-31T09:31:00.123Z',
            },
          ],
        ],
      ]),
    )
    const event = { resource_type: 'customer_groups', resource_id: 'a', who }
    expect(events).toEqual([
      {
        ...event,
        id: '1769851800123-000000000',
        event: 'create',
        before: {},
        after: asCreated,
        created_at: '2026-01-31T09:30:00.123Z',
      },
      {
        ...event,
        id: '1769851860123-000000000',
        event: 'update',
        before: asCreated,
        after: { ...asCreated, name: 'Gold' },
        created_at: '2026-01-31T09:31:00.123Z',
      },
    ])
  })

  test('leaves no row of what was deleted, but its events', () => {
    const { rows, events } = playTimeline([create, remove])
    expect(rows).toEqual(new Map([['customer_groups', []]]))
    expect(events.at(-1)).toMatchObject({ event: 'destroy', before: asCreated, after: {} })
  })

  test('is played by time, in whatever order it was written down', () => {
    expect(playTimeline([rename, create])).toEqual(playTimeline([create, rename]))
  })

  test('numbers the events of one millisecond', () => {
    const other = happening(at, { kind: 'create', id: 'b', values: { name: 'Press' } })
    expect(playTimeline([create, other, rename]).events.map(({ id }) => id)).toEqual([
      '1769851800123-000000000',
      '1769851800123-000000001',
      '1769851860123-000000000',
    ])
  })

  test.each([
    ['change what is not there yet', [rename]],
    ['delete what is not there', [remove]],
    ['change what was deleted', [create, remove, { ...rename, at: later + 1 }]],
    ['create what is there', [create, { ...create, at: later }]],
  ])('cannot %s', (_, happenings) => {
    expect(() => playTimeline(happenings)).toThrow(/customer_groups a: no \w+ is possible at 2026/)
  })

  test('cannot set a column that is not declared', () => {
    const strange = happening(at, { kind: 'create', id: 'a', values: { name: 'VIP', colour: 'red' } })
    expect(() => playTimeline([strange])).toThrow('customer_groups has no column colour')
  })
})

const market = (id: string, values: Values): Happening => ({
  ...happening(later, { kind: 'create', id, values: { name: id, ...values } }),
  resource: markets,
})
const member: Happening = {
  ...happening(later, {
    kind: 'create',
    id: 'm',
    values: { email: 'm@example.com', customer_group_id: 'a' },
  }),
  resource: customers,
}
const attached: Happening = {
  ...happening(at + 1, {
    kind: 'create',
    id: 'f',
    values: { name: 'Terms', attachable_type: 'customer_groups', attachable_id: 'a' },
  }),
  resource: attachments,
}

describe('a timeline with links', () => {
  test('deletes what a deleted row owns, at the same moment and by the same hand', () => {
    const { rows, events } = playTimeline([create, attached, remove])
    expect(rows.get('attachments')).toEqual([])
    const gone = { event: 'destroy', who, created_at: '2026-01-31T09:31:00.123Z', after: {} }
    expect(events.slice(2)).toEqual([
      expect.objectContaining({ ...gone, resource_id: 'a' }),
      expect.objectContaining({ ...gone, resource_id: 'f', resource_type: 'attachments' }),
    ])
  })

  test('numbers markets, and makes those private that have a group', () => {
    const opened: Happening = {
      ...happening(later + 1, { kind: 'update', id: 'n1', values: { customer_group_id: null } }),
      resource: markets,
    }
    const { rows, events } = playTimeline([
      create,
      market('n1', { customer_group_id: 'a' }),
      market('n2', {}),
      opened,
    ])
    expect(rows.get('markets')).toMatchObject([
      { id: 'n1', number: 1, private: false },
      { id: 'n2', number: 2, private: false },
    ])
    expect(events.at(-1)).toMatchObject({
      before: { number: 1, private: true },
      after: { number: 1, private: false },
    })
  })

  test('knows the time of the write', () => {
    const { rows } = playTimeline([market('n1', { disabled_at: timeOfWrite })])
    expect(rows.get('markets')).toMatchObject([{ disabled_at: '2026-01-31T09:31:00.123Z' }])
  })

  test.each([
    ['lead to what is not there', [member], 'customers m: its customer_group is not there'],
    ['be attached to what is not there', [attached], 'attachments f: its attachable is not there'],
    [
      'delete what is still in use',
      [create, member, { ...remove, at: later + 1 }],
      'customer_groups a is still used by customers m',
    ],
  ])('cannot %s', (_, happenings, message) => {
    expect(() => playTimeline(happenings)).toThrow(message)
  })
})
