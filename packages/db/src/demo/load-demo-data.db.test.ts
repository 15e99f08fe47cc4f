import { isToOne, registry, targetsOf, type Resource } from '@cohort/schema'
import { useTestDatabase } from '@cohort/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database, type Session } from '../connect.ts'
import { findEnvironments } from '../environments.ts'
import { migrate } from '../migrate/migrate.ts'
import { createOrganization } from '../organizations.ts'
import type { Row } from '@cohort/jsonapi/query'
import { recordedColumnsOf } from '../write/recorded-statement.ts'
import { writeRecord } from '../write/write-record.ts'
import { demoContents, demoTimeline } from './demo-timeline.ts'
import { loadDemoData } from './load-demo-data.ts'

const loaded = emptyDatabase()
const resources = demoContents.map(({ resource }) => resource)

/** Every to-one that is declared, by each type that it may lead to. */
const links = resources.flatMap((from) =>
  Object.entries(from.relationships)
    .filter(([, relationship]) => isToOne(relationship))
    .flatMap(([name, relationship]) =>
      targetsOf(registry, name, relationship).map((to) => ({
        from,
        name,
        to,
        where: relationship.kind === 'belongs_to_any' ? `t.${name}_type = '${to.type}'` : 'true',
      })),
    ),
)

beforeAll(() => loadDemoData(loaded()))

describe('the demo data', () => {
  test('is one organization with two environments', async () => {
    const environments = await findEnvironments(loaded())
    expect(
      environments.map(({ environment, organization }) => [organization.slug, environment.mode]),
    ).toEqual([
      ['tarnfell', 'test'],
      ['tarnfell', 'live'],
    ])
  })

  test('has as many rows as its counters say', async () => {
    const counts = resources.map(
      ({ type }) =>
        `select environment_id, '${type}' as resource_type, count(*) as record_count from ${type} group by 1`,
    )
    const counted = `${counts.join(' union all ')}
      union all select environment_id, 'versions', count(*) from event_stores group by 1 order by 1, 2`
    expect(await ask(loaded(), counters)).toEqual(await ask(loaded(), counted))
  })

  test.each(resources)('has $type that are what their events make of them', async (resource) => {
    const differences = `
      with latest as (
        select distinct on (environment_id, resource_id, change.key)
          environment_id, resource_id as id, change.key, change.value -> 'to' as value
        from event_stores cross join jsonb_each(payload) as change
        where resource_type = '${resource.type}'
        order by environment_id, resource_id, change.key, event_stores.id desc
      ), replayed as (
        select environment_id, id, jsonb_object_agg(key, value)::text as state
        from latest where value <> 'null' group by environment_id, id
      ), stored as (
        select environment_id, id, jsonb_object_agg(key, value)::text as state
        from ${resource.type} as t cross join jsonb_each(${stateOf(resource)})
        where value <> 'null' group by environment_id, id
      )
      select * from replayed full join stored using (environment_id, id)
      where replayed.state is distinct from stored.state`
    expect(await ask(loaded(), differences)).toEqual([])
  })

  test.each(resources)('has $type as old as their first event and as new as their last', async ({ type }) => {
    const wrong = `select t.id from ${type} as t
      join (
        select environment_id, resource_id, min(created_at) as first, max(created_at) as last
        from event_stores where resource_type = '${type}' group by 1, 2
      ) as e on e.environment_id = t.environment_id and e.resource_id = t.id
      where t.created_at <> e.first or t.updated_at <> e.last`
    expect(await ask(loaded(), wrong)).toEqual([])
  })

  test('has the whole history of the groups that are gone', async () => {
    const gone = `select min(payload -> 'name' ->> 'to') filter (where event = 'create') as name,
        string_agg(event, ' ' order by id) as events
      from event_stores as e
      where resource_type = 'customer_groups'
        and not exists (select from customer_groups as g where g.id = e.resource_id)
      group by resource_id order by 1`
    expect(await ask(loaded(), gone)).toEqual([
      { name: 'Black Friday 2024', events: 'create update update destroy' },
      { name: 'Club Platinum', events: 'create update update destroy' },
      { name: 'Guides and instructors (imported)', events: 'create update destroy' },
      { name: 'Migration trial 1', events: 'create destroy' },
      { name: 'Migration trial 2', events: 'create update destroy' },
      { name: 'QA temporary 7f3a', events: 'create destroy' },
      { name: 'Summer clearance 2025 audience', events: 'create destroy' },
      { name: 'Wholesale UK', events: 'create update update destroy' },
    ])
  })

  test.each(links)('has $from.type whose $name leads to $to.type', async ({ from, name, to, where }) => {
    const counts = `select count(o.id) > 0 as are_there, count(*) - count(o.id) as are_loose
      from ${from.type} as t
      left join ${to.type} as o on o.environment_id = t.environment_id and o.id = t.${name}_id
      where t.${name}_id is not null and ${where} group by t.environment_id`
    const fine = { are_there: true, are_loose: 0 }
    expect(await ask(loaded(), counts)).toEqual([fine, fine])
  })

  test('has markets that are numbered in the order in which they were made', async () => {
    const numbers = `select bool_and(number = row) as in_order,
        max(number) = max(last_number) as last_is_known
      from (select *, row_number() over (partition by environment_id order by created_at) as row from markets) as m
      join assigned_numbers as a using (environment_id)
      where a.resource_type = 'markets' group by environment_id`
    const fine = { in_order: true, last_is_known: true }
    expect(await ask(loaded(), numbers)).toEqual([fine, fine])
  })

  test('has the applications that its log names', async () => {
    const unknown = `select who from event_stores as e where not exists (
        select from applications as a where a.environment_id = e.environment_id and e.who = jsonb_build_object(
          'application', jsonb_build_object(
            'id', a.id, 'client_id', a.client_id, 'kind', a.kind,
            'public', a.public_access, 'confidential', not a.public_access
          ),
          'owner', null
        )
      )`
    expect(await ask(loaded(), unknown)).toEqual([])
  })

  test('cannot be loaded a second time', async () => {
    const before = await ask(loaded(), checksums)
    await expect(loadDemoData(loaded())).rejects.toThrow(
      'The database already has data; nothing was changed.',
    )
    expect(await ask(loaded(), checksums)).toEqual(before)
  })
})

describe('the demo data in another database', () => {
  const other = emptyDatabase()

  test('is the same, row by row', async () => {
    await loadDemoData(other())
    expect(await ask(other(), checksums)).toEqual(await ask(loaded(), checksums))
  })
})

describe('the demo data that a person wrote, written through the service instead', () => {
  const written = emptyDatabase()
  const ids: string[] = []

  beforeAll(async () => {
    await createOrganization(written(), { name: 'Tarnfell Outdoor', slug: 'tarnfell' })
    for (const { environment } of await findEnvironments(written())) {
      const timeline = demoTimeline(environment.mode, { withCrowd: false })
      for (const { who, resource, change } of timeline.toSorted((left, right) => left.at - right.at)) {
        await writeRecord({ session: written(), environment, actor: who, registry }, resource, change)
        ids.push(change.id)
      }
    }
  })

  test('has the same history but for its times and event ids', async () => {
    const history = `select environment_id, resource_type, resource_id, event, payload - 'disabled_at', who
      from event_stores where resource_id = any($1) order by environment_id, resource_type, resource_id, id`
    expect(await ask(loaded(), history, ids)).toEqual(await ask(written(), history, ids))
  })

  test.each(resources)('has the same $type but for their times', async (resource) => {
    const rows = `select environment_id, id, ${stateOf(resource)} - 'disabled_at'
      from ${resource.type} as t where id = any($1) order by environment_id, id`
    expect(await ask(loaded(), rows, ids)).toEqual(await ask(written(), rows, ids))
  })

  test('has the same numbers', async () => {
    const numbers = 'select * from assigned_numbers order by environment_id'
    expect(await ask(loaded(), numbers)).toEqual(await ask(written(), numbers))
  })
})

describe('a load that cannot be finished', () => {
  const broken = emptyDatabase()

  test('leaves nothing, and can be made again', async () => {
    await ask(broken(), 'alter table event_stores add constraint none check (false)')
    await expect(loadDemoData(broken())).rejects.toThrow('violates check constraint "none"')
    expect(await ask(broken(), 'select id from organizations')).toEqual([])
    expect(await ask(broken(), 'select id from customer_groups')).toEqual([])
    await ask(broken(), 'alter table event_stores drop constraint none')
    await loadDemoData(broken())
    expect(await findEnvironments(broken())).toHaveLength(2)
  })
})

describe('two loads at once', () => {
  const contested = emptyDatabase()

  test('end with one of them refused and the data there once', async () => {
    const loads = await Promise.allSettled([loadDemoData(contested()), loadDemoData(contested())])
    expect(loads.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(loads.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringMatching(/; nothing was changed\.$/) },
    })
    expect(await findEnvironments(contested())).toHaveLength(2)
  })
})

/** What a row says, as the log would have it. */
function stateOf(resource: Resource): string {
  const pairs = recordedColumnsOf(resource).map(
    ({ name, kind }) => `'${name}', ${kind === 'time' ? `wire_time(t.${name})` : `t.${name}`}`,
  )
  return `jsonb_build_object(${pairs.join(', ')})`
}

const counters = `select environment_id, resource_type, sum(record_count)::bigint as record_count
  from record_counters group by 1, 2 order by 1, 2`

/** Everything that a load leaves, but the numbers of its transaction. */
const checksums = [
  'organizations',
  'environments',
  'applications',
  ...resources.map(({ type }) => type),
  'event_stores',
  'record_counters',
  'assigned_numbers',
]
  .map(
    (table) => `select '${table}' as name, count(*) as rows,
      md5(string_agg((to_jsonb(t) - 'transaction_id')::text, chr(10) order by (to_jsonb(t) - 'transaction_id')::text))
    from ${table} as t`,
  )
  .join(' union all ')

function ask(session: Session, text: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
  return session.send({ name: undefined, text, values })
}

/** An empty database of this file's own. */
function emptyDatabase(): () => Database {
  const place = useTestDatabase((url) => migrate(url, { registry }))
  let database: Database | undefined
  afterAll(() => database?.close())
  return () => (database ??= connect({ url: place.url }))
}
