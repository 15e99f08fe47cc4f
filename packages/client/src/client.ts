import type {
  CreateInput,
  RelationshipName,
  RequiredLinkName,
  Resource,
  ResourceIdentifier,
  UpdateInput,
} from '@cohort/schema'
import { openConnection, type ClientOptions } from './connection.ts'
import type { Exchange } from './exchange.ts'
import type { LinkageOf, MemberListName, RelationshipsInput, RequiredRelationships } from './linked.ts'
import { printQuery, type FieldName, type IncludePath, type RecordQuery } from './list-query.ts'
import { parseRecord } from './parse-document.ts'
import { linkagePathOf, pathOf, readerOver, type Reader, type ReadOptions } from './reader.ts'
import type { RecordResult } from './record.ts'

export interface WriteOptions extends ReadOptions {
  /** More headers, as `If-Match`. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * What makes a create or a change happen once, however often it is sent within 24 hours; a new one for each call unless given.
   * Give one that you keep, to send a write again after a crash.
   */
  readonly idempotencyKey?: string
}

/** What a write of a record may have besides attributes, and what its answer is to show. */
export interface RecordWriteOptions<
  R extends Resource,
  What extends 'create' | 'update',
  Name extends FieldName<R> = FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
>
  extends WriteOptions, Pick<RecordQuery<R, Name, Path>, 'fields' | 'include'> {
  /** Records or identifiers: one or null for a to-one, a list for a to-many, which it replaces. */
  readonly relationships?: RelationshipsInput<R, What>
}

/** The options of a create, which cannot be left out where the resource has a relationship that is required. */
export type CreateOptions<
  R extends Resource,
  Name extends FieldName<R> = FieldName<R>,
  Path extends IncludePath<R> = IncludePath<R>,
> = [RequiredLinkName<R>] extends [never]
  ? [options?: RecordWriteOptions<R, 'create', Name, Path>]
  : [
      options: RecordWriteOptions<R, 'create', Name, Path> & {
        readonly relationships: RequiredRelationships<R>
      },
    ]

/** A client of the whole API. Every call takes the declaration of its resource first. */
export interface Client extends Reader {
  create<
    R extends Resource,
    const Name extends FieldName<R> = FieldName<R>,
    const Path extends IncludePath<R> = never,
  >(
    resource: R,
    attributes: CreateInput<R>,
    ...options: CreateOptions<R, Name, Path>
  ): Promise<RecordResult<R, Name, Path>>
  /** Attributes that are not given keep their values. */
  update<
    R extends Resource,
    const Name extends FieldName<R> = FieldName<R>,
    const Path extends IncludePath<R> = never,
  >(
    resource: R,
    id: string,
    attributes: UpdateInput<R>,
    options?: RecordWriteOptions<R, 'update', Name, Path>,
  ): Promise<RecordResult<R, Name, Path>>
  delete(resource: Resource, id: string, options?: WriteOptions): Promise<Exchange>
  /** Makes these the members of a relationship, and no others. */
  replaceLinkage<
    R extends Resource,
    const Link extends RelationshipName<R> & keyof RelationshipsInput<R, 'update'>,
  >(
    resource: R,
    id: string,
    link: Link,
    members: LinkageOf<R, Link>,
    options?: WriteOptions,
  ): Promise<Exchange>
  /** Makes these members of a to-many too, all or none. */
  readonly addMembers: ChangeMembers
  /** Takes these out of a to-many, all or none. */
  readonly removeMembers: ChangeMembers
}

type ChangeMembers = <R extends Resource, const Link extends MemberListName<R>>(
  resource: R,
  id: string,
  link: Link,
  members: LinkageOf<R, Link>,
  options?: WriteOptions,
) => Promise<Exchange>

/** Makes a client: `createClient({url, token}).list(customerGroups, {filter: {name_cont: 'VIP'}})`. */
export function createClient(options: ClientOptions): Client {
  const send = openConnection(options)

  const write = (
    method: Method,
    path: string,
    data: unknown,
    { headers, idempotencyKey, signal, ...query }: WriteOptions & Shown,
    type = '',
  ): Promise<Exchange> =>
    send({
      method,
      path,
      query: printQuery({ type }, query),
      ...(data !== undefined && { body: JSON.stringify({ data }) }),
      headers: { ...(takesKey[method] && { 'idempotency-key': idempotencyKey ?? makeKey() }), ...headers },
      signal,
    })
  return {
    ...readerOver(send),
    create: async (resource, attributes, ...[given]) => {
      const { relationships, ...writing } = given ?? {}
      const { type } = resource
      const data = { type, attributes, ...relationshipsOf(relationships) }
      return parseRecord(await write('POST', pathOf(resource), data, writing, type))
    },
    update: async (resource, id, attributes, { relationships, ...writing } = {}) => {
      const { type } = resource
      const data = { type, id, attributes, ...relationshipsOf(relationships) }
      return parseRecord(await write('PATCH', pathOf(resource, id), data, writing, type))
    },
    delete: (resource, id, writing = {}) => write('DELETE', pathOf(resource, id), undefined, writing),
    replaceLinkage: (resource, id, link, members, writing = {}) =>
      write('PATCH', linkagePathOf(resource, id, link), linkageFrom(members), writing),
    addMembers: (resource, id, link, members, writing = {}) =>
      write('POST', linkagePathOf(resource, id, link), linkageFrom(members), writing),
    removeMembers: (resource, id, link, members, writing = {}) =>
      write('DELETE', linkagePathOf(resource, id, link), linkageFrom(members), writing),
  }
}

/** What the answer of a write is to show. */
interface Shown {
  readonly fields?: readonly string[]
  readonly include?: readonly string[]
}

/** The methods that write, and which of them take an Idempotency-Key: a delete has one effect anyway. */
const takesKey = { POST: true, PATCH: true, DELETE: false } as const

type Method = keyof typeof takesKey

/** 32 hexadecimal digits. Not `randomUUID`, which a page on plain http does not have. */
function makeKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

type Linkage = ResourceIdentifier | null | readonly ResourceIdentifier[]

function relationshipsOf(relationships: Readonly<Record<string, Linkage | undefined>> = {}): object {
  const given = Object.entries(relationships).flatMap(([name, members]) =>
    members === undefined ? [] : [[name, { data: linkageFrom(members) }]],
  )
  return given.length === 0 ? {} : { relationships: Object.fromEntries(given) }
}

/** Records have more than what identifies them, which a linkage must not have. */
function linkageFrom(members: Linkage): Linkage {
  if (members === null) return null
  return isList(members) ? members.map(identifierOf) : identifierOf(members)
}

function identifierOf({ type, id }: ResourceIdentifier): ResourceIdentifier {
  return { type, id }
}

function isList(
  members: ResourceIdentifier | readonly ResourceIdentifier[],
): members is readonly ResourceIdentifier[] {
  return Array.isArray(members)
}
