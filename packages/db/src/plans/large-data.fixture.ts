import { registry } from '@cohort/schema'
import { createTestDatabase, type TestDatabase } from '@cohort/testing'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { migrate } from '../migrate/migrate.ts'

/** How many there are of each; customers belong to the groups in turn. */
export const groupCount = 100_000
const customerCount = 1_000_000
const eventCount = 300_000

const loadTimeoutMs = 600_000

/** A database at full size, for the plans that PostgreSQL makes of it: `const large = useLargeData()`, then `large().query(…)`. */
export function useLargeData(): () => pg.Client {
  let client: pg.Client | undefined
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createTestDatabase({
      serverUrl: inject('serverUrl'),
      migrate: (url) => migrate(url, { registry }),
      templateKey: 'migrated',
    })
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
    for (const statement of load) await client.query(statement)
  }, loadTimeoutMs)
  afterAll(async () => {
    await client?.end()
    await database?.drop()
  })
  return () => {
    if (client === undefined) throw new Error('The data is loaded in beforeAll.')
    return client
  }
}

/** Rows first and then their indexes and links, which is many times faster than row by row. */
const withoutIndexes = (table: string, insert: string) => `do $load$
  declare
    kept text[];
    links text[];
    statement text;
  begin
    select array_agg(pg_get_indexdef(i.indexrelid)) into kept from pg_index as i
      where i.indrelid = '${table}'::regclass and not exists (select from pg_constraint where conindid = i.indexrelid);
    select array_agg(format('alter table ${table} add constraint %I %s', conname, pg_get_constraintdef(oid))) into links
      from pg_constraint where conrelid = '${table}'::regclass and contype = 'f';
    for statement in
      select format('drop index %s', i.indexrelid::regclass) from pg_index as i
        where i.indrelid = '${table}'::regclass and not exists (select from pg_constraint where conindid = i.indexrelid)
      union all
      select format('alter table ${table} drop constraint %I', conname)
        from pg_constraint where conrelid = '${table}'::regclass and contype = 'f'
    loop
      execute statement;
    end loop;
    ${insert};
    foreach statement in array kept || links loop
      execute statement;
    end loop;
  end
$load$`

const group = (number: string) => `'group' || to_char(${number}, 'FM000000000')`

const load = [
  // What a plan depends on is said here, and not left to the machine. A parallel plan would hide what one request costs.
  `set maintenance_work_mem = '256MB'`,
  'set max_parallel_workers_per_gather = 0',
  'set max_parallel_maintenance_workers = 0',
  'set random_page_cost = 1.1',
  'set jit = off',
  `insert into organizations (id, name, slug) values ('large', 'Large', 'large')`,
  `insert into environments (organization_id, mode) values ('large', 'test'), ('large', 'live')`,
  withoutIndexes(
    'customer_groups',
    `insert into customer_groups (environment_id, id, name, code, reference, metadata, created_at, updated_at)
      select case when n % 20 = 0 then 2 else 1 end, ${group('n')}, md5(n::text), 'code-' || n,
        case when n % 3 = 0 then 'ref-' || n end, jsonb_build_object('tier', n % 50, 'key', 'k' || n),
        timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second'
      from generate_series(1, ${groupCount}) as n`,
  ),
  withoutIndexes(
    'customers',
    `insert into customers (environment_id, id, email, customer_group_id, metadata, created_at, updated_at)
      select case when g % 20 = 0 then 2 else 1 end, 'cust' || to_char(n, 'FM0000000000'), substr(md5(n::text), 1, 8) || n || '@x.io',
        ${group('g')}, '{}', timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second'
      from generate_series(1, ${customerCount}) as n, lateral (select n % ${groupCount} + 1 as g) as of_group`,
  ),
  withoutIndexes(
    'event_stores',
    `insert into event_stores (environment_id, id, resource_type, resource_id, event, payload, who, created_at)
      select 1, (1767225600000 + n)::text || '-' || to_char(n, 'FM000000000'), 'customer_groups',
        ${group(`n % ${groupCount} + 1`)}, 'update', '{}', '{}', timestamptz '2026-01-01' + n * interval '1 millisecond'
      from generate_series(1, ${eventCount}) as n`,
  ),
  `insert into record_counters (environment_id, resource_type, slot, record_count)
    values (1, 'customer_groups', 0, ${groupCount}), (1, 'customers', 0, ${customerCount}), (1, 'versions', 0, ${eventCount})`,
  'vacuum analyze customer_groups, customers, event_stores',
  'analyze',
]
