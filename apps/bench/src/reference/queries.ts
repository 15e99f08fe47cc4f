import pg from 'pg'
import type { CustomerRow, GroupRow } from './documents.ts'

const groupColumns = 'id, name, code, created_at, updated_at, reference, reference_origin, metadata'
const customerColumns =
  'id, email, status, has_password, total_orders_count, shopper_reference, profile_id, tax_exemption_code, created_at, updated_at, reference, reference_origin, metadata'

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]

/** Timestamps and JSON stay the text that PostgreSQL sent. */
const textTypes: ReadonlySet<number> = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.JSONB])

export interface CountedGroups {
  readonly rows: readonly GroupRow[]
  readonly recordCount: number
}

/** The statements of the reference: named, by hand, on a pool without pipelining. */
export function openQueries(url: string, poolSize: number) {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    options: '-c TimeZone=UTC -c cohort.operator=on',
    types: {
      getTypeParser: (type: TypeId, format?: 'text' | 'binary') =>
        textTypes.has(type) ? String : pg.types.getTypeParser(type, format),
    },
  })

  async function findGroup(environment: number, id: string): Promise<GroupRow | undefined> {
    const { rows } = await pool.query<GroupRow>({
      name: 'retrieve',
      text: `select ${groupColumns} from customer_groups where environment_id = $1 and id = $2`,
      values: [environment, id],
    })
    return rows[0]
  }

  async function listGroups(environment: number, size: number): Promise<CountedGroups> {
    const { rows } = await pool.query<GroupRow & { record_count: string }>({
      name: 'list',
      text: `select ${groupColumns}, (select sum(record_count) from record_counters where environment_id = $1 and resource_type = 'customer_groups') as record_count
        from customer_groups where environment_id = $1 order by created_at desc, id desc limit $2`,
      values: [environment, size],
    })
    return { rows, recordCount: Number(rows[0]?.record_count ?? 0) }
  }

  async function listGroupsByCode(environment: number, code: string, size: number): Promise<CountedGroups> {
    const { rows } = await pool.query<GroupRow & { record_count: string }>({
      name: 'list by code',
      text: `select ${groupColumns}, count(*) over () as record_count
        from customer_groups where environment_id = $1 and code = $2 order by created_at desc, id desc limit $3`,
      values: [environment, code, size],
    })
    return { rows, recordCount: Number(rows[0]?.record_count ?? 0) }
  }

  /** The newest hundred customers of each group, by its id. */
  async function listMembers(
    environment: number,
    groups: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CustomerRow[]>> {
    const { rows } = await pool.query<CustomerRow & { group_id: string }>({
      name: 'members',
      text: `select k.id as group_id, t.* from unnest($2::text[]) as k (id) cross join lateral (
          select ${customerColumns} from customers where environment_id = $1 and customer_group_id = k.id
          order by created_at desc, id desc limit 101
        ) as t`,
      values: [environment, groups],
    })
    return Map.groupBy(rows, (row) => row.group_id)
  }

  /** A group, its event and its counters in one statement, which is a transaction of its own. */
  async function createGroup(environment: number, id: string, name: string): Promise<GroupRow> {
    const { rows } = await pool.query<GroupRow>({
      name: 'create',
      text: `with made as (
          insert into customer_groups (environment_id, id, name) values ($1, $2, $3) returning *
        ), event as (
          insert into event_stores (environment_id, resource_type, resource_id, event, payload, who)
          select environment_id, 'customer_groups', id, 'create', jsonb_build_object('name', jsonb_build_array(null, name)), $4 from made
        ), counters as (
          insert into record_counters as c (environment_id, resource_type, slot, record_count)
          values ($1, 'customer_groups', $5, 1), ($1, 'versions', $5, 1)
          on conflict (environment_id, resource_type, slot) do update set record_count = c.record_count + 1
        ) select ${groupColumns} from made`,
      values: [environment, id, name, '{"application":{"id":"bench"}}', Math.trunc(Math.random() * 1000)],
    })
    const [row] = rows
    if (row === undefined) throw new Error('PostgreSQL has not answered with what it was given.')
    return row
  }

  return { findGroup, listGroups, listGroupsByCode, listMembers, createGroup, close: () => pool.end() }
}

export type Queries = ReturnType<typeof openQueries>
