import type { Resource } from '@cohort/schema'
import type { Database, Session } from '../connect.ts'
import { applicationRows } from './applications.ts'
import { demoContents, demoTimeline } from './demo-timeline.ts'
import { insertApplications, insertEvents, insertRows } from './insert-played.ts'
import { demoOrganization, type Mode } from './organization.ts'
import { playTimeline } from './play-timeline.ts'

/**
 * Fills a migrated database that has no organization with a fictional retailer, the same in every run. Loads all of
 * it or nothing. Throws when there is an organization already, or another load is under way.
 */
export async function loadDemoData(database: Database): Promise<void> {
  await database.transaction('write', async (session) => {
    await refuseTwoLoads(session)
    const environments = (await insertOrganization(session)).map(playEnvironment)
    await session.send(insertApplications(environments.flatMap(({ applications }) => applications)))
    for (const { resource } of demoContents) {
      for (const rows of batchesOf(environments.flatMap(({ rowsOf }) => rowsOf(resource)))) {
        await session.send(insertRows(resource, rows))
      }
    }
    for (const events of batchesOf(environments.flatMap((environment) => environment.events))) {
      await session.send(insertEvents(events))
    }
  })
}

/** As many as one statement takes in far less than the time that it has. */
const batchSize = 2000

function batchesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) => index * batchSize)
  return starts.map((start) => items.slice(start, start + batchSize))
}

interface InsertedEnvironment {
  readonly environment_id: number
  readonly mode: Mode
}

/** A second load does not wait for the first, which may take longer than a session waits for a lock. */
async function refuseTwoLoads(session: Session): Promise<void> {
  const [row] = await session.send({
    name: undefined,
    text: `select pg_try_advisory_xact_lock(hashtextextended('cohort demo data', 0)) as is_alone`,
    values: [],
  })
  if (row?.is_alone !== true) throw new Error('Another load is under way; nothing was changed.')
}

/** Nothing is inserted beside another organization. */
async function insertOrganization(session: Session): Promise<readonly InsertedEnvironment[]> {
  const { id, name, slug, created_at } = demoOrganization
  const rows = await session.send({
    name: undefined,
    text: `with organization as (
        insert into organizations (id, name, slug, created_at, updated_at)
        select $1, $2, $3, $4, $4 where not exists (select from organizations)
        on conflict do nothing
        returning id
      )
      insert into environments (organization_id, mode)
      select id, mode from organization cross join unnest(array['test', 'live']) as mode
      returning id, mode`,
    values: [id, name, slug, created_at],
  })
  if (rows.length === 0) throw new Error('The database already has data; nothing was changed.')
  return rows.map((row) => ({ environment_id: Number(row.id), mode: row.mode === 'live' ? 'live' : 'test' }))
}

function playEnvironment({ environment_id, mode }: InsertedEnvironment) {
  const { rows, events } = playTimeline(demoTimeline(mode))
  return {
    applications: applicationRows(mode).map((application) => ({ ...application, environment_id })),
    rowsOf: ({ type }: Resource) => (rows.get(type) ?? []).map((row) => ({ ...row, environment_id })),
    events: events.map((event) => ({ ...event, environment_id })),
  }
}
