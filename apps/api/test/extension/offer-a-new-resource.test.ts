import { openApiDocument } from '@cohort/jsonapi'
import { Compile } from 'typebox/schema'
import { describe, expect, test } from 'vitest'
import { makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { prepare, registry } from './tags.ts'

const service = useService({ registry, prepare })
const openApi: Json = JSON.parse(JSON.stringify(openApiDocument(registry)))

/** A schema of the document with every reference replaced by what it names. */
function inlined(part: Json): Json {
  if (Array.isArray(part)) return part.map(inlined)
  if (typeof part !== 'object' || part === null) return part
  if (typeof part.$ref === 'string') return inlined(openApi.components.schemas[part.$ref.split('/').at(-1)])
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, inlined(inner)]))
}

/** The schema that the document has for an answer. */
function schemaOf(path: string, method: string, status: string): Json {
  return inlined(openApi.paths[path][method].responses[status].content['application/vnd.api+json'].schema)
}

/** What is wrong with a document, by a schema; nothing when it fits. */
function faultsOf(schema: Json, document: Json): readonly unknown[] {
  const [isRight, faults] = Compile(schema).Errors(document)
  return isRight ? [] : faults
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
    expect(Object.keys(openApi.paths['/tags'])).toEqual(['get', 'post'])
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
    ['/tags', '/tags', '200'],
    ['/tags?include=customer_group,versions&withCount=attachments', '/tags', '200'],
    ['/tags/{made}', '/tags/{id}', '200'],
    ['/tags/{made}/versions', '/tags/{id}/versions', '200'],
    ['/tags/{made}/event_stores', '/tags/{id}/event_stores', '200'],
    ['/tags/{made}/customer_group', '/tags/{id}/customer_group', '200'],
    ['/tags/{made}/relationships/attachments', '/tags/{id}/relationships/attachments', '200'],
    ['/tags/nobody12345', '/tags/{id}', 'default'],
    ['/customer_groups', '/customer_groups', '200'],
    ['/organization', '/organization', '200'],
  ])('describes the answer of GET %s', async (address, path, status) => {
    const { id } = await makeRecord(service, 'tags')
    const { json } = await send(service, 'GET', address.replace('{made}', id))
    expect(faultsOf(schemaOf(path, 'get', status), json)).toEqual([])
  })

  test('does not describe something else', async () => {
    const { json } = await send(service, 'GET', '/customer_groups')
    const wrong = { ...json, data: [{ ...json.data[0], type: 'customer_groups', id: 5 }] }
    expect(faultsOf(schemaOf('/tags', 'get', '200'), wrong)).not.toEqual([])
  })
})
