import type { CreateInput, Resource, UpdateInput } from '@cohort/schema'
import { openConnection, type ClientOptions } from './connection.ts'
import type { Exchange } from './exchange.ts'
import { parseRecord } from './parse-document.ts'
import { pathOf, readerOver, type Reader, type ReadOptions } from './reader.ts'
import type { RecordResult } from './record.ts'

export interface WriteOptions extends ReadOptions {
  /** More headers, as `If-Match`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A client of the whole API. Every call takes the declaration of its resource first. */
export interface Client extends Reader {
  create<R extends Resource>(
    resource: R,
    attributes: CreateInput<R>,
    options?: WriteOptions,
  ): Promise<RecordResult<R>>
  /** Attributes that are not given keep their values. */
  update<R extends Resource>(
    resource: R,
    id: string,
    attributes: UpdateInput<R>,
    options?: WriteOptions,
  ): Promise<RecordResult<R>>
  delete(resource: Resource, id: string, options?: WriteOptions): Promise<Exchange>
}

/** Makes a client: `createClient({url, token}).list(customerGroups, {filter: {name_cont: 'VIP'}})`. */
export function createClient(options: ClientOptions): Client {
  const send = openConnection(options)
  return {
    ...readerOver(send),
    create: async (resource, attributes, writing) =>
      parseRecord(
        await send({
          method: 'POST',
          path: pathOf(resource),
          body: documentOf({ type: resource.type, attributes }),
          ...writing,
        }),
      ),
    update: async (resource, id, attributes, writing) =>
      parseRecord(
        await send({
          method: 'PATCH',
          path: pathOf(resource, id),
          body: documentOf({ type: resource.type, id, attributes }),
          ...writing,
        }),
      ),
    delete: (resource, id, writing) => send({ method: 'DELETE', path: pathOf(resource, id), ...writing }),
  }
}

function documentOf(data: object): string {
  return JSON.stringify({ data })
}
