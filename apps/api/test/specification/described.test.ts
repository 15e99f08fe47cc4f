import { openApiDocument } from '@cohort/jsonapi'
import { registry, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { makeOwners, makeFullRecord } from '../harness/make-attributes.ts'
import { makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { mediaType, type Json } from '../harness/response.ts'
import { shapeOf } from '../harness/shape-of.ts'
import { useService } from '../harness/use-service.ts'

/** That answers are as the OpenAPI document says is checked of every answer in these tests (`check-answer.ts`). Here: that its examples are true. */
const service = useService()
const document: Json = JSON.parse(JSON.stringify(openApiDocument(registry)))
const { examples } = document.components

const listed = registry.resources.filter(({ actions }) => actions.includes('list'))
const created = registry.resources.filter(({ actions }) => actions.includes('create'))
const own = registry.resources.filter(({ singleton }) => singleton !== null)

describe('an example of a request is taken:', () => {
  test.each(created)('one of $type is created as shown, and then updated as shown', async (resource) => {
    const { type } = resource
    const { data } = examples[`${type}_create`].value
    const relationships = { ...data.relationships }
    for (const [name, owner] of Object.entries(await makeOwners(service, resource, 1)))
      relationships[name] = { data: owner }
    const made = await send(service, 'POST', `/${type}`, { body: { data: { ...data, relationships } } })
    expect([made.status, made.json.data.attributes]).toMatchObject([201, data.attributes])
    const { id } = made.json.data
    const update = { ...examples[`${type}_update`].value.data, id }
    const updated = await send(service, 'PATCH', `/${type}/${id}`, { body: { data: update } })
    expect([updated.status, updated.json.data.attributes]).toMatchObject([200, update.attributes])
  })

  test.each(changesOfLinkage())('%s %s', async (method, path, { data }, number) => {
    const [, type = ''] = path.split('/')
    const [member] = [data].flat()
    const owner = await makeFullRecord(service, resourceOf(type), number)
    const target = await makeRecord(service, member.type)
    const linked = { type: member.type, id: target.id }
    const body = { data: Array.isArray(data) ? [linked] : linked }
    const { status } = await send(service, method, path.replace('{id}', owner.id), { body })
    expect(status).toBe(204)
  })
})

describe('an example of an answer has the shape of a real one:', () => {
  test.each(created)('one of $type', async (resource) => {
    const { id } = await makeFullRecord(service, resource, 7)
    const { json } = await send(service, 'GET', `/${resource.type}/${id}`)
    expect(shapeOf(examples[resource.type].value)).toEqual(shapeOf(json))
  })

  test.each(own)('the own one of $type', async ({ type, singleton }) => {
    const { json } = await send(service, 'GET', `/${singleton}`)
    expect(shapeOf(examples[type].value)).toEqual(shapeOf(json))
  })

  test.each(listed)('a page of $type', async ({ type }) => {
    await makeRecord(service, 'customer_groups')
    const { json } = await send(service, 'GET', `/${type}?page[size]=1`)
    expect(shapeOf(examples[`${type}_list`].value)).toEqual(shapeOf(json))
  })

  test('the linkage of a to-one and of a to-many', async () => {
    const group = await makeRecord(service, 'customer_groups')
    const customer = await makeRecord(service, 'customers', undefined, {
      customer_group: { type: 'customer_groups', id: group.id },
    })
    for (const [path, id] of [
      ['/customers/{id}/relationships/customer_group', customer.id],
      ['/customer_groups/{id}/relationships/customers', group.id],
    ] as const) {
      const { json } = await send(service, 'GET', path.replace('{id}', id))
      const { content } = document.paths[path].get.responses[200]
      expect(shapeOf(content[mediaType].examples.linkage.value)).toEqual(shapeOf(json))
    }
  })
})

describe('an example of a refusal is what the service says:', () => {
  test.each([
    [400, 'GET', '/customer_groups?sort=nam', {}],
    [401, 'GET', '/customer_groups', { as: null }],
    [403, 'POST', '/customer_groups', { as: 'aurora/test/read_only', body: groupNamed('VIP') }],
    [404, 'GET', '/customer_groups/0Vqg2mXk3bT9aZ', {}],
    [406, 'GET', '/customer_groups', { headers: { Accept: 'text/html' } }],
    [409, 'POST', '/customer_groups', { body: { data: { type: 'customers', attributes: {} } } }],
    [412, 'PATCH', '/customer_groups/{id}', { headers: { 'If-Match': '"2026-01-31T09:30:00.123Z"' } }],
    [413, 'POST', '/customer_groups', { body: ' '.repeat(2_000_000) }],
    [414, 'GET', `/customer_groups?sort=${'a'.repeat(9000)}`, {}],
    [415, 'POST', '/customer_groups', { body: '{}', headers: { 'Content-Type': 'text/plain' } }],
    [422, 'POST', '/customer_groups', { body: groupNamed('') }],
    [423, 'DELETE', '/customer_groups/{id}', {}],
  ])('%i', async (status, method, path, options) => {
    const { id } = await makeRecord(service, 'customer_groups')
    if (status === 423)
      await makeRecord(service, 'customers', undefined, { customer_group: { type: 'customer_groups', id } })
    const body = method === 'PATCH' ? { body: { data: { type: 'customer_groups', id, attributes: {} } } } : {}
    const answer = await send(service, method, path.replace('{id}', id), { ...body, ...options })
    const { content } = document.components.responses[`refused_${status}`]
    expect([answer.status, answer.json]).toEqual([status, content[mediaType].example])
  })
})

function resourceOf(type: string): Resource {
  const resource = registry.find(type)
  if (resource === undefined) throw new Error(`Nothing is called ${type}`)
  return resource
}

function groupNamed(name: string): object {
  return { data: { type: 'customer_groups', attributes: { name } } }
}

/** Each operation that changes a relationship: its method, its path, the body that the document shows, and a number of its own. */
function changesOfLinkage(): readonly (readonly [
  method: string,
  path: string,
  body: Json,
  number: number,
])[] {
  const changes = Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    path.includes('/relationships/')
      ? ['patch', 'post', 'delete'].flatMap((method) => {
          const example = item[method]?.requestBody.content[mediaType].examples.linkage.value
          return example === undefined ? [] : [{ method: method.toUpperCase(), path, example }]
        })
      : [],
  )
  return changes.map(({ method, path, example }, index) => [method, path, example, 100 + index])
}
