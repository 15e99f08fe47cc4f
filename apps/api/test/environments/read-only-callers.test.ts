import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeGroup, readGroup } from '../harness/groups.ts'
import { mediaType, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const folder = await mkdtemp(join(tmpdir(), 'cohort-catalog-'))
await writeFile(join(folder, 'index.html'), '<!doctype html><title>Cohort</title>')
const service = useService({ catalogFolder: folder })
afterAll(() => rm(folder, { recursive: true }))

async function catalogToken(): Promise<string> {
  const response = await fetch(`${service.url}/catalog/token?mode=test`)
  const { access_token: token }: Json = await response.json()
  return token
}

function call(token: string, method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${service.url}/api${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': mediaType },
    ...(body && { body: JSON.stringify(body) }),
  })
}

describe('the token of the catalog', () => {
  test('can read', async () => {
    const response = await call(await catalogToken(), 'GET', '/customer_groups')
    expect(response.status).toBe(200)
  })

  test.each([
    ['POST /customer_groups', 'create'],
    ['PATCH /customer_groups/{id}', 'update'],
    ['DELETE /customer_groups/{id}', 'delete'],
  ])('cannot %s', async (request, action) => {
    const { id } = await makeGroup(service, { name: 'Looked at' })
    const [method = '', path = ''] = request.replace('{id}', id).split(' ')
    const response = await call(await catalogToken(), method, path, {
      data: { type: 'customer_groups', id },
    })
    expect([response.status, await response.json()]).toEqual([
      403,
      {
        errors: [
          {
            title: 'Access denied',
            detail: `This token may not ${action} customer_groups: it is of an application with the role read_only.`,
            code: 'UNAUTHORIZED',
            status: '403',
          },
        ],
      },
    ])
    expect((await readGroup(service, id)).attributes.name).toBe('Looked at')
  })
})

describe('an address that nobody serves', () => {
  test('is not found by a program', async () => {
    const response = await fetch(`${service.url}/nowhere`)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, mediaType])
  })

  test('shows the catalog to a browser, and is not found all the same', async () => {
    const response = await fetch(`${service.url}/nowhere`, { headers: { Accept: 'text/html' } })
    expect([response.status, await response.text()]).toEqual([404, '<!doctype html><title>Cohort</title>'])
  })

  test('is told from a page of the catalog', async () => {
    const response = await fetch(`${service.url}/live/customer_groups`, { headers: { Accept: 'text/html' } })
    expect(response.status).toBe(200)
  })
})
