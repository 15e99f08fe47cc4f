import { send, type RequestOptions } from './request.ts'
import { expectStatus, type Json, type Response } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'
import type { Written } from './written.ts'

type Attributes = Readonly<Record<string, unknown>>

/** The document of a create. */
export function groupDocument(attributes: Attributes): Json {
  return { data: { type: 'customer_groups', attributes } }
}

/** The document of an update. */
export function groupUpdate(id: string, attributes: Attributes): Json {
  return { data: { type: 'customer_groups', id, attributes } }
}

/** Asks for a group to be made; the answer may be a refusal. */
export function postGroup(
  service: ServiceUnderTest,
  attributes: Attributes,
  options: RequestOptions = {},
): Promise<Response> {
  return send(service, 'POST', '/customer_groups', { body: groupDocument(attributes), ...options })
}

export function patchGroup(
  service: ServiceUnderTest,
  id: string,
  attributes: Attributes,
  options: RequestOptions = {},
): Promise<Response> {
  return send(service, 'PATCH', `/customer_groups/${id}`, { body: groupUpdate(id, attributes), ...options })
}

/** Makes a group and gives its resource object. */
export async function makeGroup(
  service: ServiceUnderTest,
  attributes: Attributes,
  options: RequestOptions = {},
): Promise<Json> {
  const response = await postGroup(service, attributes, options)
  expectStatus(response, 201)
  return response.json.data
}

/** The group as it is now. */
export async function readGroup(
  service: ServiceUnderTest,
  id: string,
  options: RequestOptions = {},
): Promise<Json> {
  const response = await send(service, 'GET', `/customer_groups/${id}`, options)
  expectStatus(response, 200)
  return response.json.data
}

/** Makes a group that is older than it is: the clock of a test stands still for a millisecond now and then. */
export async function makeOldGroup(
  service: ServiceUnderTest,
  attributes: Attributes,
  createdAt: string,
): Promise<Json> {
  const { id } = await makeGroup(service, attributes)
  const text = 'update customer_groups set created_at = $2 where id = $1'
  await service.database.send({ name: undefined, text, values: [id, createdAt] })
  return readGroup(service, id)
}

/** What has been done to a group, each as often as it is named. */
export function done(id: string, ...deeds: readonly ('create' | 'update' | 'destroy')[]): readonly Written[] {
  return deeds.map((did) => ({ did, type: 'customer_groups', id }))
}
