import { beforeAll, describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { databaseState } from '../harness/database-state.ts'
import { versionsOf } from '../harness/history.ts'
import { identifierOf, makeRecord, patchRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

let group: Identifier

beforeAll(async () => {
  group = identifierOf(await makeRecord(service, 'customer_groups', { name: 'Before' }))
  await patchRecord(service, group, { attributes: { name: 'After' } })
})

/** What the database says to a statement of the service's own connection. */
async function refusalOf(text: string): Promise<string> {
  try {
    await service.database.send({ name: undefined, text, values: [] })
    return 'done'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** An entry that is there, once more. */
const insertAgain = `insert into event_stores (environment_id, id, resource_type, resource_id, event, payload, who)
  select environment_id, id, resource_type, resource_id, event, payload, who from event_stores limit 1`

const refusal = 'event_stores can be added to and read, and nothing else'

describe('by SQL, history cannot be', () => {
  test.each([
    ['changed', `update event_stores set who = '{}'`],
    ['changed in one entry', `update event_stores set payload = '{}' where event = 'create'`],
    ['changed where nothing is', 'update event_stores set event = event where false'],
    ['deleted', 'delete from event_stores'],
    ['deleted in one entry', `delete from event_stores where id = (select max(id) from event_stores)`],
    ['emptied', 'truncate event_stores'],
    ['emptied with what it leads to', 'truncate environments cascade'],
    ['changed through its view', `update versions set event = 'destroy'`],
    ['deleted through its view', 'delete from versions'],
    [
      'changed by an insert that meets an entry',
      `${insertAgain} on conflict (environment_id, id) do update set event = 'destroy'`,
    ],
    [
      'changed by a merge',
      `merge into event_stores as e using (select 1) as one on true when matched then update set event = 'destroy'`,
    ],
    [
      'changed on the way of a common table',
      `with gone as (delete from event_stores returning id) select count(*) from gone`,
    ],
  ])('%s', async (_what, text) => {
    const before = await databaseState(service)
    expect(await refusalOf(text)).toBe(refusal)
    expect(await databaseState(service)).toEqual(before)
  })
})

test('an entry cannot be written twice under one id', async () => {
  expect(await refusalOf(insertAgain)).toContain('event_stores_pkey')
})

describe('over HTTP, history cannot be', () => {
  const lists: readonly BadInput[] = ['versions', 'event_stores'].flatMap((type) =>
    ['POST', 'PATCH', 'DELETE', 'PUT'].map((method) => ({
      id: 'history',
      what: `written by ${method} to ${type}`,
      method,
      path: `/${type}`,
      body: { data: { type, attributes: { event: 'create' } } },
      status: 405,
      code: 'METHOD_NOT_ALLOWED' as const,
    })),
  )
  judgeEach(lists)

  test.each(['versions', 'event_stores'])('written by an entry of %s', async (type) => {
    const [entry] = await versionsOf(service, group)
    const before = await databaseState(service)
    for (const method of ['POST', 'PATCH', 'DELETE', 'PUT']) {
      const body = { data: { type, id: entry.id, attributes: { event: 'destroy' } } }
      const response = await send(service, method, `/${type}/${entry.id}`, { body })
      expectStatus(response, 405)
      expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
    }
    expect(await databaseState(service)).toEqual(before)
  })
})

test('history says what happened, and nothing that was tried here', async () => {
  const versions = await versionsOf(service, group)
  expect(versions.map(({ attributes }) => attributes.event)).toEqual(['create', 'update'])
})
