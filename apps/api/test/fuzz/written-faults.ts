import { registry } from '@cohort/schema'
import { canonicalJson, memberIn } from '../harness/canonical-json.ts'
import { isObject, type Members } from '../harness/document-faults.ts'
import { send } from '../harness/request.ts'
import { jsonOf, type Response } from '../harness/response.ts'
import type { ServiceUnderTest } from '../harness/use-service.ts'
import type { FuzzRequest } from './request-model.ts'

/** What of a write that was acknowledged cannot be read back as it was sent; empty for all other requests. */
export async function writtenFaults(
  service: ServiceUnderTest,
  { method, path, body = '', as }: FuzzRequest,
  { status, json }: Response,
): Promise<readonly string[]> {
  const sent: unknown = jsonOf(body)
  if (status >= 300 || !isObject(sent) || !['POST', 'PATCH', 'DELETE'].includes(method)) return []
  const read = (address: string) => send(service, 'GET', address, { as })
  const [address = ''] = path.split('?')
  if (address.includes('/relationships/'))
    return linkageFaults(method, sent, await read(linkageAddress(address, sent)))
  if (!isObject(sent.data)) return []
  const { type, id } = json.data
  const record = await read(`/${type}/${id}`)
  const links = Object.entries(Object(sent.data.relationships)).filter(([name]) => !name.startsWith('@'))
  const linkage = links.map(async ([name, link]) =>
    linkageFaults(
      'PATCH',
      Object(link),
      await read(linkageAddress(`/${type}/${id}/relationships/${name}`, Object(link))),
    ),
  )
  return [...attributeFaults(body, sent.data, record), ...(await Promise.all(linkage)).flat()]
}

/** Only a to-many has pages. */
function linkageAddress(address: string, { data }: Members): string {
  return Array.isArray(data) ? `${address}?page[size]=100` : address
}

function attributeFaults(body: string, { type, attributes }: Members, { text }: Response): readonly string[] {
  const resource = registry.resources.find((known) => known.type === type)
  return Object.keys(Object(attributes))
    .filter((name) => resource !== undefined && Object.hasOwn(resource.attributes, name))
    .flatMap((name) => {
      const path = ['data', 'attributes', name]
      const [written, kept] = [memberIn(body, path), memberIn(text, path)]
      return written === kept ? [] : [`${name} was sent as ${written} and is ${kept}`]
    })
}

/** The linkage after a write, which is what was sent, holds it, or holds nothing of it. */
function linkageFaults(method: string, { data: sent }: Members, { json }: Response): readonly string[] {
  const there = new Set([json.data ?? []].flat().map(nameOf))
  const named = [sent ?? []]
    .flat()
    .filter(isObject)
    .filter(({ id }) => id !== null)
    .map(nameOf)
  const missing = named.filter((name) => !there.has(name))
  const staying = named.filter((name) => there.has(name))
  const isMore = method === 'PATCH' && there.size > new Set(named).size
  if (method === 'DELETE') return staying.map((name) => `${name} was removed and is still there`)
  return [
    ...missing.map((name) => `${name} was written and is not there`),
    ...(isMore ? ['more is there than was written'] : []),
  ]
}

function nameOf({ type, id }: Members): string {
  return canonicalJson(JSON.stringify({ type, id }))
}
