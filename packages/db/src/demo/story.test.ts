import { attachments, customerGroups, customers, markets, timeOfWrite, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { happeningsOf, type Setting, type Story } from './story.ts'

const live: Setting = { mode: 'live', idOf: (type, name) => `id of ${type} ${name}` }
const sandbox: Setting = { ...live, mode: 'test' }

const story: Story = {
  on: '2025-03-14',
  by: 'erp_bridge',
  create: { name: 'VIP', metadata: { tier: 'gold', owner: 'Ines' } },
  later: [
    { on: '2025-04-01', by: 'back_office', merge: { tier: 'summit' } },
    { on: '2025-05-01T12:00:00.000Z', by: 'back_office', update: { code: 'vip' }, merge: { region: 'EU' } },
    { on: '2025-06-01', by: 'back_office', delete: true },
  ],
}

describe('a story', () => {
  test('becomes changes as the API knows them: a merge is the whole metadata', () => {
    const changes = happeningsOf(live, customerGroups, story).map(({ change }) => change)
    const id = changes[0]?.id
    expect(changes).toEqual([
      { kind: 'create', id, values: story.create },
      { kind: 'update', id, values: { metadata: { tier: 'summit', owner: 'Ines' } } },
      {
        kind: 'update',
        id,
        values: { code: 'vip', metadata: { tier: 'summit', owner: 'Ines', region: 'EU' } },
      },
      { kind: 'delete', id },
    ])
  })

  test('happens on its days in the hours of its applications, or at the moment given', () => {
    const times = happeningsOf(live, customerGroups, story).map(({ at }) => new Date(at).toISOString())
    expect(times).toEqual([
      expect.stringMatching(/^2025-03-14T0[1-3]:/),
      expect.stringMatching(/^2025-04-01T(0[7-9]|1[0-6]):/),
      '2025-05-01T12:00:00.000Z',
      expect.stringMatching(/^2025-06-01T/),
    ])
  })

  test('keeps its id and its times when it is continued', () => {
    const { later: _, ...beginning } = story
    const [first] = happeningsOf(live, customerGroups, story)
    expect(happeningsOf(live, customerGroups, beginning)).toEqual([first])
  })

  test('has another id, and is done by another application, in the other environment', () => {
    const [inLive] = happeningsOf(live, customerGroups, story)
    const [inTest] = happeningsOf(sandbox, customerGroups, story)
    expect(inLive?.change.id).not.toBe(inTest?.change.id)
    expect(inLive?.who.application.client_id).not.toBe(inTest?.who.application.client_id)
  })
})

function valuesOf(resource: Resource, told: Pick<Story, 'create' | 'facts' | 'links' | 'later'>) {
  return happeningsOf(live, resource, { on: '2025-03-14', by: 'back_office', ...told }).map(({ change }) =>
    change.kind === 'delete' ? undefined : change.values,
  )
}

describe('a story can tell', () => {
  test('what the service sets, at the beginning and later', () => {
    const facts = { status: 'prospect', total_orders_count: 0 }
    const later = [{ on: '2025-04-01', by: 'erp_bridge', facts: { total_orders_count: 3 } }] as const
    expect(valuesOf(customers, { create: { email: 'a@example.com' }, facts, later })).toEqual([
      { email: 'a@example.com', ...facts },
      { total_orders_count: 3 },
    ])
  })

  test('to whom a to-one leads, and that it leads nowhere any more', () => {
    const later = [{ on: '2025-04-01', by: 'back_office', links: { customer_group: null } }] as const
    expect(
      valuesOf(customers, { create: { email: 'a@example.com' }, links: { customer_group: 'vip' }, later }),
    ).toEqual([
      { email: 'a@example.com', customer_group_id: 'id of customer_groups vip' },
      { customer_group_id: null },
    ])
  })

  test('to whom a to-one of any type leads', () => {
    expect(
      valuesOf(attachments, { create: { name: 'Logo' }, links: { attachable: ['markets', 'eu'] } }),
    ).toEqual([{ name: 'Logo', attachable_type: 'markets', attachable_id: 'id of markets eu' }])
  })

  test('that a trigger was pulled', () => {
    const later = [
      { on: '2025-04-01', by: 'back_office', trigger: '_disable' },
      { on: '2025-05-01', by: 'back_office', trigger: '_enable' },
    ] as const
    expect(valuesOf(markets, { create: { name: 'Europe' }, later }).slice(1)).toEqual([
      { disabled_at: timeOfWrite },
      { disabled_at: null },
    ])
  })
})

describe('a story cannot tell', () => {
  test('of a link that is not declared', () => {
    const told = { create: { name: 'Europe' }, links: { owner: 'vip' } }
    expect(() => valuesOf(markets, told)).toThrow('markets has no link owner to one type alone')
  })

  test('of a trigger that is not declared', () => {
    const later = [{ on: '2025-04-01', by: 'back_office', trigger: '_close' }] as const
    expect(() => valuesOf(markets, { create: { name: 'Europe' }, later })).toThrow(
      'markets has no trigger _close',
    )
  })
})
