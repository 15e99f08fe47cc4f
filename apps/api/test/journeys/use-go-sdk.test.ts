import { expect, test } from 'vitest'
import { mediaType } from '../harness/response.ts'
import { stable } from '../harness/stable.ts'
import { requestText, sendText } from '../harness/raw-request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** A request as the vendor's SDK for Go writes it: without Accept, with a Content-Type on every method, and a new line after the JSON. */
async function sendLikeGo(method: string, path: string, document?: object) {
  const lines = ['User-Agent: Go-http-client/1.1', 'Accept-Encoding: gzip', `Content-Type: ${mediaType}`]
  const body = document === undefined ? '' : `${JSON.stringify(document)}\n`
  const { status, json } = await sendText(service, requestText(service, `${method} /api${path}`, lines, body))
  return { status, json }
}

const customerIn = (group: object, data: object) => ({
  data: { type: 'customers', relationships: { customer_group: group }, ...data },
})

/** What its structs make of a group of which only some fields are set. */
const documentOf = (data: object) => ({ data: { type: 'customer_groups', relationships: {}, ...data } })

test('a program in Go can make a group, read it, change it and delete it', async () => {
  const created = await sendLikeGo('POST', '/customer_groups', documentOf({ attributes: { name: 'VIP' } }))
  expect(created).toMatchObject({ status: 201, json: { data: { attributes: { name: 'VIP' } } } })
  const { id } = created.json.data
  const path = `/customer_groups/${id}`
  expect(stable((await sendLikeGo('GET', path)).json)).toEqual(stable(created.json))

  const changed = await sendLikeGo('PATCH', path, documentOf({ id, attributes: { name: 'Very important' } }))
  expect(changed).toMatchObject({ status: 200, json: { data: { attributes: { name: 'Very important' } } } })
  const unchanged = await sendLikeGo('PATCH', path, documentOf({ id, attributes: {} }))
  expect(stable(unchanged.json)).toEqual(stable(changed.json))

  expect(await sendLikeGo('GET', '/customer_groups')).toMatchObject({
    status: 200,
    json: { data: [{ id }], meta: { record_count: 1 } },
  })
  expect((await sendLikeGo('DELETE', path)).status).toBe(204)
  expect((await sendLikeGo('GET', path)).status).toBe(404)
})

test('and a relationship whose id it leaves null empties it', async () => {
  const { json } = await sendLikeGo('POST', '/customer_groups', documentOf({ attributes: { name: 'VIP' } }))
  const group = { data: { type: 'customer_groups', id: json.data.id } }
  const made = await sendLikeGo(
    'POST',
    '/customers',
    customerIn(group, { attributes: { email: 'ada@example.com' } }),
  )
  const { id } = made.json.data
  expect((await sendLikeGo('GET', `/customers/${id}/customer_group`)).json.data.id).toBe(json.data.id)

  const none = { data: { type: 'customer_groups', id: null } }
  expect(
    (await sendLikeGo('PATCH', `/customers/${id}`, customerIn(none, { id, attributes: {} }))).status,
  ).toBe(200)
  expect((await sendLikeGo('GET', `/customers/${id}/customer_group`)).json).toMatchObject({ data: null })
})

test('but what is no white space after the JSON is refused', async () => {
  const lines = [`Content-Type: ${mediaType}`]
  const body = `${JSON.stringify(documentOf({ attributes: { name: 'VIP' } }))}\n}`
  const { status, json } = await sendText(
    service,
    requestText(service, 'POST /api/customer_groups', lines, body),
  )
  expect([status, json.errors[0].code]).toEqual([400, 'BAD_REQUEST'])
})
