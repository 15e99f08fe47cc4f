import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { groupDocument, listDocument, type Around } from './documents.ts'
import type { Queries } from './queries.ts'

export interface ReferenceOptions {
  readonly queries: Queries
  readonly environment: number
  readonly organization: string
}

const pageSize = 25
const root = '/api/customer_groups'

/**
 * The practical limit: a bare server that answers the requests of the bench, and checks nothing. No token, no limit, no log,
 * no negotiation. Whatever it is asked and does not know is 404.
 */
export function createReference({ queries, environment, organization }: ReferenceOptions): Server {
  return createServer((request, response) => {
    const around = {
      base: `http://${request.headers.host ?? ''}/api`,
      organization,
      traceId: randomUUID(),
    }
    answer(request, around)
      .then((text) => send(response, around, text, request.method === 'POST' ? 201 : 200))
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })

  async function answer(request: IncomingMessage, around: Around): Promise<string | undefined> {
    const url = request.url ?? ''
    if (request.method === 'POST') return create(await bodyOf(request), around)
    if (url === `${root}?page[size]=${pageSize}`) return list(around)
    if (url === `${root}?include=customers&page[size]=${pageSize}`) return listWithMembers(around)
    if (url.startsWith(`${root}?filter[q][code_eq]=`)) return listByCode(url, around)
    return retrieve(url.slice(root.length + 1), around)
  }

  async function retrieve(id: string, around: Around): Promise<string | undefined> {
    const row = await queries.findGroup(environment, id)
    return row && groupDocument(row, around)
  }

  async function list(around: Around): Promise<string> {
    const { rows, recordCount } = await queries.listGroups(environment, pageSize)
    return listDocument(rows, undefined, { before: '', size: pageSize, recordCount }, around)
  }

  async function listWithMembers(around: Around): Promise<string> {
    const { rows, recordCount } = await queries.listGroups(environment, pageSize)
    const members = await queries.listMembers(
      environment,
      rows.map(({ id }) => id),
    )
    return listDocument(rows, members, { before: 'include=customers&', size: pageSize, recordCount }, around)
  }

  async function listByCode(url: string, around: Around): Promise<string> {
    const code = url.slice(url.indexOf('=') + 1, url.indexOf('&'))
    const { rows, recordCount } = await queries.listGroupsByCode(environment, code, pageSize)
    const before = `filter%5Bq%5D%5Bcode_eq%5D=${code}&`
    return listDocument(rows, undefined, { before, size: pageSize, recordCount }, around)
  }

  async function create(body: string, around: Around): Promise<string> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bench wrote it; the reference checks nothing
    const { data } = JSON.parse(body) as { data: { attributes: { name: string } } }
    const row = await queries.createGroup(environment, randomBytes(7).toString('hex'), data.attributes.name)
    return groupDocument(row, around)
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  request.setEncoding('utf8')
  for await (const chunk of request) body += String(chunk)
  return body
}

function send(response: ServerResponse, { traceId }: Around, text: string | undefined, status: number): void {
  if (text === undefined) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(status, {
    'X-Request-Id': traceId,
    'Content-Type': 'application/vnd.api+json',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}
