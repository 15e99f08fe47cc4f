import { exportFormats, openApiDocument } from '@cohort/jsonapi'
import { registry } from '@cohort/schema'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { askBeside } from '../harness/ask-beside.ts'
import { makeOwners } from '../harness/make-attributes.ts'
import { basicOf, credentialsOf, postForm, postOauth } from '../harness/oauth.ts'
import { makeRecord } from '../harness/records.ts'
import { readResponse, type Json, type Response } from '../harness/response.ts'
import { shapeOf } from '../harness/shape-of.ts'
import { useService } from '../harness/use-service.ts'

/** What stands beside the API is described in the OpenAPI document too. Here: that its examples are true. */
const service = useService({ catalogFolder: fileURLToPath(new URL('.', import.meta.url)) })
const document: Json = JSON.parse(JSON.stringify(openApiDocument(registry)))

const listed = registry.resources.filter(({ actions }) => actions.includes('list'))
const formats = Object.entries(exportFormats).map(([name, { mediaType }]) => [name, mediaType] as const)

/** What the document shows of the content of an answer. */
function exampleOf(method: string, path: string, { status, headers }: Response): Json {
  const type = headers.get('Content-Type')?.split(';')[0] ?? ''
  return document.paths[path][method].responses[status].content[type].example
}

async function read(path: string): Promise<Response> {
  return readResponse(await askBeside(service, path))
}

describe('an example of an export has the columns of a real one:', () => {
  const exports = listed.flatMap((resource) =>
    formats.map(([format]) => ({ resource, format, type: resource.type })),
  )

  test.each(exports)('of $type as $format', async ({ resource, type, format }) => {
    if (resource.actions.includes('create'))
      await makeRecord(service, type, undefined, await makeOwners(service, resource, 1))
    const answer = await read(`/export/${type}?format=${format}`)
    const example = exampleOf('get', `/export/${type}`, answer)
    expect(columnsIn(format, example)).toEqual(columnsIn(format, answer.json ?? answer.text))
  })
})

test.each(listed)('an example of statistics has the shape of real ones: of $type', async ({ type }) => {
  await makeRecord(service, 'customers', {}, { customer_group: await makeRecord(service, 'customer_groups') })
  const path = `/statistics/${type}`
  const { example } = document.paths[path].get.responses[200].content['application/json']
  const { json } = await read(`${path}?by=${example.by}`)
  const shown = json.groups.length === 0 ? { ...json, groups: example.groups } : json
  expect(shapeOf(example)).toEqual(shapeOf(shown))
})

describe('an example of a request for a token is taken, in each of its forms:', () => {
  const forms = [
    ['as JSON', (path: string, fields: Json) => postOauth(service, path, fields)],
    ['as a form', (path: string, fields: Json) => postForm(service, path, fields)],
  ] as const

  test.each(forms)('%s', async (_form, post) => {
    const own = credentialsOf(service.client('aurora/test'))
    const issued = await post('/oauth/token', { ...bodyOf('/oauth/token'), ...own })
    expect(issued.status).toBe(200)
    expect(shapeOf(issued.json)).toEqual(shapeOf(exampleOf('post', '/oauth/token', issued)))
    const { access_token: token } = issued.json
    const revoked = await post('/oauth/revoke', { ...bodyOf('/oauth/revoke'), ...own, token })
    expect([revoked.status, revoked.json]).toEqual([200, exampleOf('post', '/oauth/revoke', revoked)])
  })

  test.each(['/oauth/token', '/oauth/revoke'])('and a refusal of %s is as shown', async (path) => {
    const refused = await postOauth(service, path, bodyOf(path))
    expect([refused.status, refused.json]).toEqual([401, exampleOf('post', path, refused)])
  })
})

describe('an example of an answer has the shape of a real one:', () => {
  test.each(['/oauth/tokeninfo', '/.well-known/jwks.json', '/catalog/token', '/livez', '/readyz'])(
    '%s',
    async (path) => {
      const headers = path === '/catalog/token' ? basicOf(service.client('aurora/test/read_only')) : {}
      const answer = await readResponse(await askBeside(service, path, { headers }))
      expect(answer.status).toBe(200)
      expect(shapeOf(answer.json)).toEqual(shapeOf(exampleOf('get', path, answer)))
    },
  )

  test('/readyz of a service that ends', async () => {
    service.beginDrain()
    const answer = await read('/readyz')
    expect([answer.status, shapeOf(answer.json)]).toEqual([503, shapeOf(exampleOf('get', '/readyz', answer))])
  })

  test('/metrics', async () => {
    await read('/livez')
    const answer = await read('/metrics')
    const [series = ''] = exampleOf('get', '/metrics', answer).split(' ')
    expect(answer.text).toContain(series)
  })

  test('/openapi.json', async () => {
    const answer = await read('/openapi.json')
    expect(answer.json).toMatchObject({
      ...exampleOf('get', '/openapi.json', answer),
      paths: {},
      components: {},
    })
  })
})

/** The names of the columns of an export, in their order. */
function columnsIn(format: string, content: Json): readonly string[] {
  if (format === 'csv') return content.split('\r\n')[0].split(',')
  return Object.keys(format === 'json' ? content[0] : JSON.parse(content.split('\n')[0]))
}

/** The body that the document shows of a request, which is the same in both forms. */
function bodyOf(path: string): Json {
  const { content } = document.paths[path].post.requestBody
  expect(content['application/json'].example).toEqual(content['application/x-www-form-urlencoded'].example)
  return content['application/json'].example
}
