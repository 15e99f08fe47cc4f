import { send, type RequestOptions } from './request.ts'
import { expectStatus, type Json, type Response } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** A resource by its type and id, as linkage has it. */
export interface Identifier {
  readonly type: string
  readonly id: string | null
}

type Attributes = Readonly<Record<string, unknown>>

/** What relationships are to lead to, by their names. */
export type Links = Readonly<Record<string, Identifier | null | readonly Identifier[]>>

/** The least that a record of a type can be made of; `attachments` need an owner beside it. */
const leastAttributes: Readonly<Record<string, (number: number) => Attributes>> = {
  customers: (number) => ({ email: `customer-${number}@example.com` }),
  price_lists: (number) => ({ name: `Price list ${number}`, currency_code: 'EUR' }),
}

let made = 0

/** The document of a create, with the least attributes beside those that are given. */
export function recordDocument(type: string, attributes: Attributes = {}, links: Links = {}): Json {
  made += 1
  const least = leastAttributes[type]?.(made) ?? { name: `${type} ${made}` }
  return { data: { type, attributes: { ...least, ...attributes }, ...relationshipsOf(links) } }
}

/** Makes a record and gives its resource object. */
export async function makeRecord(
  service: ServiceUnderTest,
  type: string,
  attributes: Attributes = {},
  links: Links = {},
  options: RequestOptions = {},
): Promise<Json> {
  const body = recordDocument(type, attributes, links)
  const response = await send(service, 'POST', `/${type}`, { body, ...options })
  expectStatus(response, 201)
  return response.json.data
}

/** Asks for a record to be changed; the answer may be a refusal. */
export function patchRecord(
  service: ServiceUnderTest,
  { type, id }: Identifier,
  { attributes = {}, links = {} }: { readonly attributes?: Attributes; readonly links?: Links },
  options: RequestOptions = {},
): Promise<Response> {
  const body = { data: { type, id, attributes, ...relationshipsOf(links) } }
  return send(service, 'PATCH', `/${type}/${id}`, { body, ...options })
}

/** The resource alone, as linkage names it. */
export function identifierOf({ type, id }: Identifier): Identifier {
  return { type, id }
}

/** The identifiers of a document's primary data. */
export function identifiersIn({ json }: Response): readonly Identifier[] {
  return [json.data ?? []].flat().map(identifierOf)
}

/** The address of a relationship's linkage. */
export function linkageOf({ type, id }: Identifier, name: string): string {
  return `/${type}/${id}/relationships/${name}`
}

function relationshipsOf(links: Links): Json {
  const entries = Object.entries(links)
  if (entries.length === 0) return {}
  return { relationships: Object.fromEntries(entries.map(([name, data]) => [name, { data }])) }
}
