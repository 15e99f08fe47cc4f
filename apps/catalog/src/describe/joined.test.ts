import { parseReadQuery } from '@cohort/jsonapi/query'
import { attachments, customers, registry, versions, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { joinedOf } from './joined.ts'
import { entryFrom } from './history.ts'
import { historyLogOf } from './logs.ts'
import { sincesFrom } from './sinces.ts'

function joined(resource: Resource, text: string) {
  return joinedOf(registry, parseReadQuery(registry, resource, 'list', text))
}

describe('a list whose records all belong to the same', () => {
  const group = { name: 'customer_group_id', id: 'VZ8raQzUiuYxvv' }

  test('is one that asks for them by the id of it', () => {
    expect(joined(customers, `filter[q][customer_group_id_eq]=${group.id}`)).toEqual(group)
    expect(
      joined(customers, `filter[q][status_eq]=repeat&filter[q][customer_group_id_eq]=${group.id}`),
    ).toEqual(group)
  })

  test.each([
    ['nothing', customers, ''],
    ['one of several', customers, `filter[q][customer_group_id_in]=${group.id},UO9UlZZqzW0VMm`],
    ['any but one', customers, `filter[q][customer_group_id_not_eq]=${group.id}`],
    ['a name, which may be that of several', customers, 'filter[q][customer_group_name_eq]=VIP'],
    ['an id of another', customers, `filter[q][customer_group_markets_id_eq]=${group.id}`],
    ['what has no history', versions, `filter[q][resource_id_eq]=${group.id}`],
    ['what may be of any type', attachments, 'filter[q][attachable_type_eq]=markets'],
  ])('is not one that asks for %s', (_what, resource, text) => {
    expect(joined(resource, text)).toBeUndefined()
  })

  test('knows since when each is there from the newest change of it', () => {
    const log = historyLogOf(registry, customers)
    if (log === undefined) throw new Error('Nothing is recorded of customers.')
    const move = (id: string, day: number, from: string | null, to: string | null, name = group.name) =>
      entryFrom(registry, log, `${day}-1`, {
        resource_type: 'customers',
        resource_id: id,
        event: 'update',
        who: {},
        created_at: `2026-03-0${day}`,
        changes: { [name]: [from, to] },
      })
    const moves = [
      move('twice', 9, 'other', group.id),
      move('once', 8, 'VIP', 'VIPs', 'email'),
      move('gone', 7, group.id, null),
      move('twice', 5, group.id, 'other'),
      move('once', 3, null, group.id),
      move('gone', 2, null, group.id),
      move('twice', 1, null, group.id),
    ]
    expect([...sincesFrom(moves, group)]).toEqual([
      ['twice', '2026-03-09'],
      ['once', '2026-03-03'],
    ])
  })
})
