import { openApiDocument } from '@cohort/jsonapi'
import { describe, expect, test } from 'vitest'
import { describedBy } from '../harness/description.ts'
import { makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import type { Json, Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { prepare, registry } from './tags.ts'

const service = useService({ registry, prepare })
const openApi: Json = JSON.parse(JSON.stringify(openApiDocument(registry)))

/** What is wrong with an answer, by the document; nothing when it fits. */
function faultsOf(path: string, response: Response): readonly string[] {
  return describedBy(registry).faultsOf('GET', path, response)
}

describe('the OpenAPI document', () => {
  test('is served, and is that of the registry', async () => {
    const response = await fetch(`${service.url}/openapi.json`)
    expect([response.status, await response.json()]).toEqual([200, openApi])
  })

  test('has every address of a resource that was only declared', () => {
    const paths = Object.keys(openApi.paths).filter((path) => path.startsWith('/tags'))
    expect(paths).toEqual([
      '/tags',
      '/tags/{id}',
      '/tags/{id}/customer_group',
      '/tags/{id}/relationships/customer_group',
      '/tags/{id}/attachments',
      '/tags/{id}/relationships/attachments',
      '/tags/{id}/versions',
      '/tags/{id}/relationships/versions',
      '/tags/{id}/event_stores',
      '/tags/{id}/relationships/event_stores',
    ])
    expect(Object.keys(openApi.paths['/tags'])).toEqual(['parameters', 'get', 'post'])
  })

  test('says what a create takes', () => {
    const { data } = openApi.components.schemas.tags_create.properties
    expect(data.required).toEqual(['type', 'attributes'])
    expect(Object.keys(data.properties.attributes.properties)).toEqual([
      'name',
      'code',
      'reference',
      'reference_origin',
      'metadata',
    ])
    expect(data.properties.attributes.required).toEqual(['name'])
    expect(Object.keys(data.properties.relationships.properties)).toEqual(['customer_group'])
  })

  test.each([
    '/tags',
    '/tags?include=customer_group,versions&withCount=attachments',
    '/tags/{made}',
    '/tags/{made}/versions',
    '/tags/{made}/event_stores',
    '/tags/{made}/customer_group',
    '/tags/{made}/relationships/attachments',
    '/tags/nobody12345',
    '/customer_groups',
    '/organization',
  ])('describes the answer of GET %s', async (address) => {
    const { id } = await makeRecord(service, 'tags')
    const path = address.replace('{made}', id)
    expect(faultsOf(path, await send(service, 'GET', path))).toEqual([])
  })

  test.each([
    ['an id that is a number', { id: 5 }],
    ['another type', { type: 'customer_groups' }],
    ['an attribute that is none', { attributes: { name: 5 } }],
  ])('does not describe %s', async (_what, wrong) => {
    await makeRecord(service, 'tags')
    const response = await send(service, 'GET', '/tags')
    const [first] = response.json.data
    expect(faultsOf('/tags', { ...response, json: { data: [{ ...first, ...wrong }] } })).not.toEqual([])
  })

  test('does not describe a status that an operation never answers with', async () => {
    const response = await send(service, 'GET', '/tags')
    expect(faultsOf('/tags', { ...response, status: 202 })).toEqual([
      'GET /tags does not say that it answers 202',
    ])
  })
})
