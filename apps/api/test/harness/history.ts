import { eventually } from './eventually.ts'
import { followPages } from './follow-pages.ts'
import type { Identifier } from './records.ts'
import { send, type RequestOptions } from './request.ts'
import type { Json, Response } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** What happened to a record: `['update', {name: ['old', 'new']}]`. */
export type Happening = readonly [
  event: string,
  changes: Readonly<Record<string, readonly [unknown, unknown]>>,
]

/** The resource objects of everything that happened to a record, oldest first. */
export async function versionsOf(
  service: ServiceUnderTest,
  { type, id }: Identifier,
  options: RequestOptions = {},
): Promise<readonly Json[]> {
  const path = `/versions?filter[resource_type]=${type}&filter[resource_id]=${id}&sort=id&page[size]=100`
  return (await followPages(service, path, options)).flatMap(({ data }) => data)
}

/** Everything that happened to a record, oldest first. */
export async function historyOf(
  service: ServiceUnderTest,
  record: Identifier,
  options: RequestOptions = {},
): Promise<readonly Happening[]> {
  const versions = await versionsOf(service, record, options)
  return versions.map(({ attributes }) => [attributes.event, attributes.changes])
}

/** The log's entries below a record, once there are as many as expected. */
export function eventsBelow(
  service: ServiceUnderTest,
  { type, id }: Identifier,
  count: number,
): Promise<readonly Json[]> {
  const read = async () =>
    (await followPages(service, `/${type}/${id}/event_stores?page[size]=100`)).flatMap(({ data }) => data)
  return eventually(read, (events) => events.length >= count)
}

/** How many entries the log of an environment has. */
export async function entryCount({ database }: ServiceUnderTest): Promise<number> {
  const [row] = await database.send({
    name: undefined,
    text: 'select count(*) from event_stores',
    values: [],
  })
  return Number(row?.count)
}

/** A list of the log, once it has as many entries as expected: it is a moment behind its writers. */
export function readLog(service: ServiceUnderTest, path: string, count: number): Promise<Response> {
  return eventually(
    () => send(service, 'GET', path),
    ({ json }) => json.data.length >= count,
  )
}
