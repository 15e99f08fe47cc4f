/** How many rows there are of each; customers belong to the groups in turn. */
export interface LargeDataSizes {
  readonly groups: number
  readonly customers: number
  readonly events: number
}

/** The slug of the organization of the data; a twentieth of it is in the live environment. */
export const largeOrganization = 'large'

/** Fills a migrated database that is empty, to be sent one by one on one connection. Every row follows from its number. */
export function largeDataStatements({ groups, customers, events }: LargeDataSizes): readonly string[] {
  return [
    `set maintenance_work_mem = '256MB'`,
    `insert into organizations (id, name, slug) values ('large', 'Large', '${largeOrganization}')`,
    `insert into environments (organization_id, mode) values ('large', 'test'), ('large', 'live')`,
    withoutIndexes(
      'customer_groups',
      `insert into customer_groups (environment_id, id, name, code, reference, metadata, created_at, updated_at)
        select case when n % 20 = 0 then 2 else 1 end, ${group('n')}, md5(n::text), 'code-' || n,
          case when n % 3 = 0 then 'ref-' || n end, jsonb_build_object('tier', n % 50, 'key', 'k' || n),
          timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second'
        from generate_series(1, ${groups}) as n`,
    ),
    withoutIndexes(
      'customers',
      `insert into customers (environment_id, id, email, customer_group_id, metadata, created_at, updated_at)
        select case when g % 20 = 0 then 2 else 1 end, 'cust' || to_char(n, 'FM0000000000'), substr(md5(n::text), 1, 8) || n || '@x.io',
          ${group('g')}, '{}', timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second'
        from generate_series(1, ${customers}) as n, lateral (select n % ${groups} + 1 as g) as of_group`,
    ),
    withoutIndexes(
      'event_stores',
      `insert into event_stores (environment_id, id, resource_type, resource_id, event, payload, who, created_at)
        select 1, (1767225600000 + n)::text || '-' || to_char(n, 'FM000000000'), 'customer_groups',
          ${group(`n % ${groups} + 1`)}, 'update', '{}', '{}', timestamptz '2026-01-01' + n * interval '1 millisecond'
        from generate_series(1, ${events}) as n`,
    ),
    countOf('customer_groups', 'customer_groups'),
    countOf('customers', 'customers'),
    countOf('event_stores', 'versions'),
    'vacuum analyze customer_groups, customers, event_stores',
    'analyze',
  ]
}

/** The id of a group by its number, as an SQL expression. */
const group = (number: string) => `'group' || to_char(${number}, 'FM000000000')`

const countOf = (
  table: string,
  type: string,
) => `insert into record_counters (environment_id, resource_type, slot, record_count)
  select environment_id, '${type}', 0, count(*) from ${table} group by environment_id`

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
