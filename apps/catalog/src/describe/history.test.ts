import { applications, customerGroups, eventStores, registry, versions, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { byDay, comparisonOf, entryFrom, nameIn, ownersIn } from './history.ts'
import { entriesFilter, historyLogOf, isLog, type LogResource } from './logs.ts'

const who = { application: { id: 'app1', client_id: 'secret-looking', kind: 'integration' }, owner: null }
const created_at = '2026-01-31T09:30:00.123Z'
const of = { resource_type: 'customer_groups', resource_id: 'g1' }

function logOf(resource: Resource): LogResource {
  if (!isLog(resource)) throw new Error(`${resource.type} is no log.`)
  return resource
}

function version(id: string, changes: Readonly<Record<string, readonly [unknown, unknown]>>) {
  return entryFrom(registry, logOf(versions), id, { ...of, event: 'update', created_at, who, changes })
}

describe('an entry of the history', () => {
  const expected = {
    id: '1-1',
    of: { type: 'customer_groups', id: 'g1' },
    event: 'update',
    time: created_at,
    who: 'integration app1',
    changes: [
      { name: 'name', label: 'Name', kind: 'text', before: 'VIP', after: 'Very important' },
      { name: 'metadata', label: 'Metadata', kind: 'json', before: { a: 1 }, after: {} },
      { name: 'owner_id', label: 'Owner ID', kind: 'text', before: null, after: 'abc' },
    ],
  }

  test('of versions has its fields in declared order', () => {
    const changes = {
      owner_id: [null, 'abc'],
      metadata: [{ a: 1 }, {}],
      name: ['VIP', 'Very important'],
    } as const
    expect(version('1-1', changes)).toEqual(expected)
  })

  test('of the log says the same', () => {
    const payload = {
      owner_id: { from: null, to: 'abc' },
      metadata: { from: { a: 1 }, to: {} },
      name: { from: 'VIP', to: 'Very important' },
    }
    expect(
      entryFrom(registry, logOf(eventStores), '1-1', { ...of, event: 'update', created_at, who, payload }),
    ).toEqual(expected)
  })

  test('leaves out what has no value on either side, and survives what it cannot read', () => {
    const changes = { code: [null, null], name: 5 }
    const strange = { resource_type: 'forgotten', resource_id: 'x', event: 'merge', created_at, who: null }
    expect(entryFrom(registry, logOf(versions), '1-1', { ...strange, changes })).toEqual({
      id: '1-1',
      of: { type: 'forgotten', id: 'x' },
      event: 'update',
      time: created_at,
      who: 'unknown',
      changes: [],
    })
  })
})

describe('two versions, compared', () => {
  const entries = [
    version('4', { name: ['C', 'D'] }),
    version('3', { name: ['B', 'C'], code: ['x', 'y'] }),
    version('2', { code: ['y', 'x'] }),
    version('1', { name: [null, 'B'], code: [null, 'y'] }),
  ]
  const told = (one: string, two: string) =>
    comparisonOf(entries, one, two).map(({ name, before, after }) => [name, before, after])

  test('differ by every field from the older value to the newer one', () => {
    expect(told('4', '1')).toEqual([['name', 'B', 'D']])
    expect(told('2', '3')).toEqual([
      ['name', 'B', 'C'],
      ['code', 'x', 'y'],
    ])
  })

  test('differ in the same way whichever was picked first, and from themselves in nothing', () => {
    expect(told('1', '4')).toEqual(told('4', '1'))
    expect(told('3', '3')).toEqual([])
  })

  test('are not compared when one of them is not there', () => {
    expect(told('4', 'nobody')).toEqual([])
  })
})

test('entries are grouped by day, in their order', () => {
  const entries = ['2026-02-01T00:00:00.000Z', '2026-01-31T10:00:00.000Z', '2026-01-31T09:00:00.000Z'].map(
    (time, index) => ({ ...version(String(index), {}), time }),
  )
  const days = byDay(entries, (time) => time.slice(0, 10))
  expect([...days].map(([day, ofDay]) => [day, ofDay.map(({ id }) => id)])).toEqual([
    ['2026-02-01', ['0']],
    ['2026-01-31', ['1', '2']],
  ])
})

test('an entry knows the name of its record when it tells the title, of one that is gone the last', () => {
  const entries = [
    version('3', { name: ['VIP', 'Very important'] }),
    version('2', { name: ['VIP', null], code: ['vip', null] }),
    version('1', { code: ['vip', null] }),
  ]
  expect(entries.map((entry) => nameIn(entry, registry))).toEqual(['Very important', 'VIP', undefined])
})

test('the history of a resource is in the log that its declaration leads to; what leads to none has no history', () => {
  const logs = [customerGroups, versions, applications].map((resource) => historyLogOf(registry, resource))
  expect(logs).toEqual([versions, undefined, undefined])
  expect(entriesFilter(logOf(eventStores), 'customers', 'c1')).toBe(
    'filter[q][resource_type_eq]=customers&filter[q][resource_id_eq]=c1',
  )
  expect(entriesFilter(logOf(eventStores), 'customers', ['c1', 'c2'])).toBe(
    'filter[q][resource_type_eq]=customers&filter[q][resource_id_in]=c1,c2',
  )
})

test('the ids that changes of to-ones lead from and to are of the records there', () => {
  const entry = entryFrom(registry, logOf(versions), '1-1', {
    resource_type: 'customers',
    resource_id: 'c1',
    event: 'update',
    created_at,
    who,
    changes: { email: ['a@x.io', 'b@x.io'], customer_group_id: [null, 'g2'] },
  })
  expect(ownersIn([entry, { ...entry, changes: [] }])).toEqual([{ type: 'customer_groups', id: 'g2' }])
})
