import { customerGroups, registry, type Resource } from '@cohort/schema'
import { JsonApiError } from '@cohort/jsonapi/errors'
import { parseReadQuery, type ReadQuery } from '@cohort/jsonapi/query'
import { useTestDatabase } from '@cohort/testing'
import { afterAll, beforeAll } from 'vitest'
import { connect, type Database } from './connect.ts'
import { findEnvironments } from './environments.ts'
import type { Environment } from './environment.ts'
import { actor, gadgetRegistry, gadgets } from './gadgets.fixture.ts'
import { migrate } from './migrate/migrate.ts'
import { createOrganization } from './organizations.ts'
import { planFind, planRead } from './plan/plan-read.ts'
import { runFindRow, runList } from './run/run-read.ts'
import type { Row } from '@cohort/jsonapi/query'
import { makeId } from './write/make-id.ts'
import type { Change, Values } from './write/change.ts'
import { writeRecord } from './write/write-record.ts'

/** A migrated database with one organization, whose two environments a test file has for itself. */
export interface Place {
  readonly database: Database
  readonly url: string
  readonly test: Environment
  readonly live: Environment
}

/** Gives a test file a place of its own, in its hooks and tests: `const place = openPlace()`, then `place().test`. */
export function openPlace(): () => Place {
  const made = useTestDatabase((url) => migrate(url, { registry }))
  let place: Place | undefined
  beforeAll(async () => {
    const database = connect({ url: made.url, poolSize: 16, waitTimeoutMs: 10_000 })
    await createOrganization(database, { name: 'Tarnfell', slug: 'tarnfell' })
    const [test, live] = (await findEnvironments(database)).map((found) => found.environment)
    if (test?.mode !== 'test' || live?.mode !== 'live')
      throw new Error('An organization has two environments.')
    place = { database, url: made.url, test, live }
  })
  afterAll(() => place?.database.close())
  return () => {
    if (place === undefined) throw new Error('The place is made in beforeAll.')
    return place
  }
}

/** The rows of any statement. */
export function ask(
  { database }: Place,
  text: string,
  ...values: readonly unknown[]
): Promise<readonly Row[]> {
  return database.send({ name: undefined, text, values })
}

export function change(
  place: Place,
  made: Change,
  { resource = customerGroups, environment = place.test }: Where = {},
) {
  const known = registry.find(resource.type) === undefined ? gadgetRegistry : registry
  return writeRecord({ session: place.database, environment, actor, registry: known }, resource, made)
}

interface Where {
  readonly resource?: Resource
  readonly environment?: Environment
}

/** Makes a row, a group unless said otherwise. */
export async function create(place: Place, values: Values, where: Where = {}): Promise<Row> {
  const row = await change(place, { kind: 'create', id: makeId(), values }, where)
  if (row === undefined) throw new Error('A create gives its row.')
  return row
}

/** The rows of a page, and how many there are in all. */
export interface Listed {
  readonly rows: readonly Row[]
  readonly recordCount: number | null
}

/** A page of groups: `filter[name]=VIP&sort=-name`. */
export function listGroups(
  place: Place,
  query = '',
  { environment = place.test }: Where = {},
): Promise<Listed> {
  return list(place, environment, parseReadQuery(registry, customerGroups, 'list', query))
}

/** A page of gadgets, where a test has made their table. */
export function listGadgets(place: Place, query: string): Promise<Listed> {
  return list(place, place.test, parseReadQuery(gadgetRegistry, gadgets, 'list', query))
}

async function list({ database }: Place, environment: Environment, query: ReadQuery): Promise<Listed> {
  const read = { environment, resource: query.resource, related: { includes: [], counts: [] } }
  const { records, recordCount } = await runList(database, read, planRead(environment, query))
  return { rows: records.map(({ row }) => row), recordCount }
}

export function findGroup(
  place: Place,
  id: string,
  { environment = place.test }: Where = {},
): Promise<Row | undefined> {
  return runFindRow(place.database, planFind(environment, customerGroups, id))
}

/** What the log has of a row, oldest first. */
export function eventsOf(place: Place, id: unknown): Promise<readonly Row[]> {
  return ask(
    place,
    'select event, payload, who, environment_id from event_stores where resource_id = $1 order by id',
    id,
  )
}

/** Everything that writing changes, in numbers: rows, events and counted records of each environment. */
export async function totals(place: Place): Promise<readonly Row[]> {
  return ask(
    place,
    `select id as environment_id,
      (select count(*) from customer_groups where environment_id = e.id) as rows,
      (select count(*) from event_stores where environment_id = e.id) as events,
      (select coalesce(sum(record_count), 0)::bigint from record_counters
        where environment_id = e.id and resource_type = 'customer_groups') as counted,
      (select coalesce(sum(record_count), 0)::bigint from record_counters
        where environment_id = e.id and resource_type = 'versions') as counted_events
    from environments as e order by id`,
  )
}

/** The errors that a write is refused with. */
export async function refusalOf(write: Promise<unknown>): Promise<unknown> {
  try {
    await write
  } catch (error) {
    if (error instanceof JsonApiError) return error.errors
    throw error
  }
  throw new Error('This was not refused.')
}
