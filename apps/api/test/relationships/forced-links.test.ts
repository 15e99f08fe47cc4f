import { beforeAll, describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { done } from '../harness/groups.ts'
import { identifierOf, linkageOf, makeRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeWork } = useBadInput(service)
const secret = 'Known to Borealis alone'
const elsewhere = { as: 'borealis/live' }

let foreignGroup: Identifier
let foreignOwner: Identifier
let customer: Identifier
let attachment: Identifier

/** Past every foreign key, as only the owner of the database could: links that lead into another environment. */
beforeAll(async () => {
  foreignGroup = identifierOf(await makeRecord(service, 'customer_groups', { name: secret }, {}, elsewhere))
  foreignOwner = identifierOf(await makeRecord(service, 'merchants', { name: secret }, {}, elsewhere))
  customer = identifierOf(await makeRecord(service, 'customers'))
  attachment = identifierOf(
    await makeRecord(
      service,
      'attachments',
      {},
      { attachable: identifierOf(await makeRecord(service, 'merchants')) },
    ),
  )
  await service.database.transaction('write', async (session) => {
    const force = (text: string, values: readonly unknown[]) =>
      session.send({ name: undefined, text, values })
    await force('set local session_replication_role = replica', [])
    await force('update customers set customer_group_id = $1 where id = $2', [foreignGroup.id, customer.id])
    await force('update attachments set attachable_id = $1 where id = $2', [foreignOwner.id, attachment.id])
  })
})

describe('a link that was forced into another environment (I6)', () => {
  test('shows nothing of what it leads to, whichever way it is asked', () =>
    judgeWork(async () => {
      for (const path of [
        `/customers/${customer.id}?include=customer_group`,
        `/customers/${customer.id}/customer_group`,
        '/customers?include=customer_group.customers,customer_group.versions',
        `/attachments/${attachment.id}?include=attachable`,
        `/attachments/${attachment.id}/attachable`,
        '/attachments?include=attachable.attachments',
      ]) {
        const response = await send(service, 'GET', path)
        expectStatus(response, 200)
        expect(response.text).not.toContain(secret)
        expect(response.json.included ?? []).toEqual([])
      }
      return []
    }))

  test('makes nobody a member on the other side', () =>
    judgeWork(async () => {
      for (const [record, name] of [
        [foreignGroup, 'customers'],
        [foreignOwner, 'attachments'],
      ] as const) {
        expect((await send(service, 'GET', linkageOf(record, name), elsewhere)).json.data).toEqual([])
        const counted = await send(
          service,
          'GET',
          `/${record.type}/${record.id}?withCount=${name}&include=${name}`,
          elsewhere,
        )
        expect(counted.json.data.relationships[name]).toMatchObject({ data: [], meta: { record_count: 0 } })
      }
      const response = await send(service, 'DELETE', `/customer_groups/${foreignGroup.id}`, elsewhere)
      expectStatus(response, 204)
      return done(String(foreignGroup.id), 'destroy')
    }))
})
