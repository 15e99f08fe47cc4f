import { customerGroups, registry } from '@cohort/schema'
import { createTestDatabase, type TestDatabase } from '@cohort/testing'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, type Database, type Session } from './connect.ts'
import { ask, create, eventsOf, findGroup, openPlace, totals } from './database.fixture.ts'
import type { Environment } from './environment.ts'
import { findAccess } from './find-access.ts'
import { findEnvironments } from './environments.ts'
import { ensureApplication } from './identity/applications.ts'
import { findClient, findSecretHashes } from './identity/clients.ts'
import { loadDemoData } from './demo/load-demo-data.ts'
import { migrate } from './migrate/migrate.ts'
import { actor } from './gadgets.fixture.ts'
import { planFind, planRead } from './plan/plan-read.ts'
import { selectFromPlan } from './compile/select-from-plan.ts'
import { parseReadQuery } from '@cohort/jsonapi/query'
import type { Statement } from './run/statement.ts'
import { makeId } from './write/make-id.ts'
import { unitOfWork } from './write/unit-of-work.ts'

const place = openPlace()

let service: Database
let checked: Database

beforeAll(() => {
  service = connect({ url: place().url, access: 'service' })
  checked = connect({ url: place().url, access: 'checked_service' })
})
afterAll(async () => {
  await service.close()
  await checked.close()
})

function say(session: Session, text: string, isWrite = false) {
  return session.send({ name: undefined, text, values: [], ...(isWrite && { isWrite }) })
}

/** The same statement, in which somebody has forgotten the environment. */
function withoutEnvironment({ text, values, isWrite }: Statement): Statement {
  // The value stays a parameter, because PostgreSQL wants each of them to be used.
  const forgotten = text.replaceAll(
    /(\w+\.|"\w+"\.)?"?environment_id"? = (\$\d+)/g,
    '$2::integer is not null',
  )
  if (forgotten === text) throw new Error(`This statement has no environment: ${text}`)
  return { name: undefined, text: forgotten, values, ...(isWrite && { isWrite }) }
}

const environments = () => [place().test, place().live]

function groupsOf(environment: Environment): Statement {
  const query = parseReadQuery(registry, customerGroups, 'list', 'sort=name')
  return selectFromPlan(planRead(environment, query))
}

describe('a statement that forgets its environment', () => {
  test('shows one environment only, where reads are checked', async () => {
    for (const environment of environments())
      await create(place(), { name: environment.mode }, { environment })
    for (const environment of environments()) {
      const forgotten = withoutEnvironment(groupsOf(environment))
      const names = new Set((await ask(place(), forgotten.text, ...forgotten.values)).map(({ name }) => name))
      expect(names).toEqual(new Set(['live', 'test']))
      const seen = await checked.within(environment).send(forgotten)
      expect(new Set(seen.map(({ name }) => name))).toEqual(new Set([environment.mode]))
    }
  })

  test('finds nothing of another environment by its id', async () => {
    const { id } = await create(place(), { name: 'live' }, { environment: place().live })
    const forgotten = withoutEnvironment(selectFromPlan(planFind(place().test, customerGroups, String(id))))
    expect(await ask(place(), forgotten.text, ...forgotten.values)).toHaveLength(1)
    expect(await checked.within(place().test).send(forgotten)).toEqual([])
  })

  test.each([
    ['update', { kind: 'update', values: { name: 'stolen' } }],
    ['delete', { kind: 'delete' }],
  ] as const)('changes nothing of another environment by %s', async (_kind, change) => {
    const id = String((await create(place(), { name: 'mine' }, { environment: place().live })).id)
    const before = await totals(place())
    const written = unitOfWork(place().test, actor, registry, customerGroups, { ...change, id })
    expect(await service.within(place().test).send(withoutEnvironment(written))).toEqual([])
    expect(await findGroup(place(), id, { environment: place().live })).toMatchObject({ name: 'mine' })
    expect(await totals(place())).toEqual(before)
  })

  test('makes nothing in another environment than that of the request', async () => {
    const id = makeId()
    const made = unitOfWork(place().live, actor, registry, customerGroups, {
      kind: 'create',
      id,
      values: { name: 'smuggled' },
    })
    await expect(service.within(place().test).send(made)).rejects.toThrow('row-level security')
    expect(await eventsOf(place(), id)).toEqual([])
  })

  test('writes nothing where the request has no environment', async () => {
    const made = unitOfWork(place().test, actor, registry, customerGroups, {
      kind: 'create',
      id: makeId(),
      values: { name: 'nobody' },
    })
    await expect(service.send(made)).rejects.toThrow('row-level security')
  })
})

describe('the environment of a transaction', () => {
  test('ends with it: the next one on the same connection has its own', async () => {
    const single = connect({ url: place().url, access: 'checked_service', poolSize: 1 })
    const setting = `select current_setting('cohort.environment_id', true) as environment, current_user as role`
    for (const environment of environments()) {
      expect(await say(single.within(environment), setting)).toEqual([
        { environment: String(environment.id), role: 'cohort_app' },
      ])
    }
    expect(await say(single, setting)).toEqual([{ environment: '', role: 'cohort_readonly' }])
    await single.close()
  })

  test('holds for all of its statements', async () => {
    const { id } = await create(place(), { name: 'mine' }, { environment: place().live })
    await service.within(place().test).transaction('write', async (session) => {
      const found = `select from customer_groups where id = '${String(id)}'`
      expect(await say(session, found)).toEqual([])
      expect(await say(session, `${found} for update`)).toEqual([])
    })
  })
})

describe('the service cannot', () => {
  const log = 'event_stores'
  test.each([
    ['change history', `update ${log} set who = '{}'`],
    ['delete history', `delete from ${log}`],
    ['empty history', `truncate ${log}`],
    ['empty a table', 'truncate customer_groups cascade'],
    ['switch the guard of history off', `alter table ${log} disable trigger event_stores_are_history`],
    ['switch all triggers off', `alter table ${log} disable trigger all`],
    ['drop the guard of history', `drop trigger event_stores_are_history on ${log}`],
    [
      'replace the guard of history',
      `create or replace function refuse_rewriting_history() returns trigger language sql as ''`,
    ],
    ['replicate past the triggers', 'set session_replication_role = replica'],
    ['switch the wall off', 'alter table customer_groups disable row level security'],
    ['open the wall', `create policy all_of_it on customer_groups using (true)`],
    ['see without the wall', 'set local row_security = off', 'select count(*) from customer_groups'],
    ['own a table', 'alter table customer_groups owner to cohort_app'],
    ['make a table', 'create table mine (id integer)'],
    ['drop a table', 'drop table attachments'],
    ['make an organization', `insert into organizations (id, name, slug) values ('x', 'x', 'x')`],
    ['make an environment', `insert into environments (organization_id, mode) values ('x', 'test')`],
    ['say which migrations have run', 'delete from kysely_migration'],
    ['give itself rights', 'alter role cohort_app bypassrls'],
  ])('%s', async (_what, ...statements) => {
    const { id } = await create(place(), { name: 'a' })
    const before = await totals(place())
    const refused = service.within(place().test).transaction('write', async (session) => {
      for (const statement of statements) await say(session, statement)
    })
    await expect(refused).rejects.toThrow(
      /permission denied|must be owner|row-level security|must be superuser|Only roles with/,
    )
    expect(await totals(place())).toEqual(before)
    expect(await eventsOf(place(), id)).toHaveLength(1)
  })

  test('change anything outside of a write', async () => {
    const texts = [
      `insert into attachments (environment_id, id, name, attachable_type, attachable_id) values (1, 'x', 'x', 'x', 'x')`,
      'update customer_groups set metadata = metadata',
      'delete from customers',
    ]
    for (const text of texts) {
      await expect(say(service, text)).rejects.toThrow('permission denied')
      await expect(say(service.within(place().test), text)).rejects.toThrow('permission denied')
    }
  })
})

describe('what proves who somebody is', () => {
  const unread = [
    'application_secrets',
    'idempotency_keys',
    'rate_limit_counters',
    'refresh_tokens',
    'service_secrets',
  ]

  test.each(unread)('is not shown to the role that reads every environment: %s', async (table) => {
    for (const session of [service, service.within(place().test)])
      await expect(say(session, `select from ${table}`)).rejects.toThrow(
        `permission denied for table ${table}`,
      )
  })

  test('is all that this role may not read: what is kept as bytes is always among it', async () => {
    const hidden = await ask(
      place(),
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
        and not has_table_privilege('cohort_readonly', oid, 'select') order by relname`,
    )
    expect(hidden.map(({ name }) => name)).toEqual(unread)
    const kept = await ask(
      place(),
      `select distinct table_name as name from information_schema.columns
        where table_schema = 'public' and data_type = 'bytea'`,
    )
    expect(kept.map(({ name }) => name).filter((name) => !unread.includes(String(name)))).toEqual([])
  })

  test('is taken from it where an earlier version had granted it', async () => {
    const granted = () =>
      ask(place(), `select has_table_privilege('cohort_readonly', 'refresh_tokens', 'select') as is_granted`)
    await ask(place(), 'grant select on refresh_tokens to cohort_readonly')
    expect(await granted()).toEqual([{ is_granted: true }])
    await migrate(place().url, { registry })
    expect(await granted()).toEqual([{ is_granted: false }])
  })

  test('is read behind the wall: secrets of one environment only, and none of nobody', async () => {
    const [here, elsewhere] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    for (const [environment, clientId, secretHash] of [
      [place().test, 'here', here],
      [place().live, 'elsewhere', elsewhere],
    ] as const)
      await ensureApplication(place().database, environment, {
        name: clientId,
        kind: 'integration',
        role: 'admin',
        clientId,
        secretHash,
      })
    const seen = await say(service.within(place().test), 'select hash from application_secrets', true)
    expect(seen).toEqual([{ hash: Buffer.from(here) }])
    const client = await findClient(service, 'elsewhere')
    expect(await findSecretHashes(service, client)).toEqual([Buffer.from(elsewhere)])
    expect(await findSecretHashes(service, undefined)).toEqual([])
  })
})

describe('every table', () => {
  test('that has an environment is behind the wall, for its owner too', async () => {
    const open = await ask(
      place(),
      `select c.relname from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid and a.attname = 'environment_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open).toEqual([])
  })

  test('shows a view no more than it shows who asks', async () => {
    await create(place(), { name: 'x' }, { environment: place().live })
    for (const environment of environments()) {
      for (const view of ['versions', 'environment_organizations']) {
        const seen = await say(checked.within(environment), `select distinct environment_id from ${view}`)
        expect(seen).toEqual([{ environment_id: environment.id }])
      }
    }
  })

  test('of organizations shows the one that the environment belongs to', async () => {
    await ask(place(), `insert into organizations (id, name, slug) values ('other', 'Other', 'other')`)
    const seen = await say(checked.within(place().test), 'select id from organizations')
    expect(seen).toEqual([{ id: place().test.organizationId }])
    expect(await say(service, 'select id from organizations')).toHaveLength(2)
  })
})

describe('an owner of the database who is no superuser', () => {
  test('and was granted the roles raises the wall, works before it, and behind it as the service', async () => {
    const { owner, url } = await makeOwned('granted')
    await ask(place(), `grant cohort_app, cohort_readonly to ${owner}`)
    await migrate(url, { registry })
    await migrate(url, { registry })
    expect(await findAccess(url)).toBe('service')
    const operator = connect({ url })
    await loadDemoData(operator)
    const [one, other] = (await findEnvironments(operator)).map(({ environment }) => environment)
    if (one === undefined || other === undefined) throw new Error('The demo has two environments.')
    expect(await say(operator, 'select from customer_groups limit 1')).toHaveLength(1)
    await operator.close()

    const owned = connect({ url, access: 'checked_service' })
    const made = unitOfWork(one, actor, registry, customerGroups, {
      kind: 'create',
      id: makeId(),
      values: { name: 'granted' },
    })
    expect(await owned.within(one).send(made)).toHaveLength(1)
    await expect(owned.within(other).send(made)).rejects.toThrow('row-level security')
    await owned.close()
    // Even the owner of the tables changes nothing without saying that it acts as the operator.
    const forgetful = connect({ url })
    const silent = `set local cohort.operator to 'off'`
    const seen = await forgetful.transaction('write', async (session) => {
      await say(session, silent)
      return say(session, 'update customer_groups set metadata = metadata returning id')
    })
    expect(seen).toEqual([])
    await forgetful.close()
  })

  test('and was not granted the roles migrates all the same, and the service has the rights of its user', async () => {
    const { url } = await makeOwned('alone')
    await migrate(url, { registry })
    expect(await findAccess(url)).toBe('operator')
    const operator = connect({ url, access: await findAccess(url) })
    await loadDemoData(operator)
    expect(await say(operator, 'select from customer_groups limit 1')).toHaveLength(1)
    await operator.close()
    const asService = connect({ url, access: 'service' })
    await expect(say(asService, 'select 1')).rejects.toThrow('permission denied to set role')
    await asService.close()
  })
})

const made: TestDatabase[] = []
const owners: string[] = []

afterAll(async () => {
  await Promise.all(made.map(({ drop }) => drop()))
  for (const owner of owners) await ask(place(), `drop role ${owner}`)
})

/** An empty database, and its owner, who may log in and nothing else. */
async function makeOwned(name: string): Promise<{ readonly owner: string; readonly url: string }> {
  const empty = { serverUrl: inject('serverUrl'), migrate: async () => {}, templateKey: 'empty' }
  const database = await createTestDatabase(empty)
  made.push(database)
  const url = new URL(database.url)
  const owner = `${name}_${process.pid}`
  owners.push(owner)
  await ask(place(), `create role ${owner} login password 'secret'`)
  await ask(place(), `alter database "${url.pathname.slice(1)}" owner to ${owner}`)
  url.username = owner
  url.password = 'secret'
  return { owner, url: url.href }
}
