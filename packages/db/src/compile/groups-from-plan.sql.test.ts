import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, customers, eventStores, registry, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { environment } from '../gadgets.fixture.ts'
import { planRead } from '../plan/plan-read.ts'
import { groupsFromPlan } from './groups-from-plan.ts'

function planOf(resource: Resource, query = '') {
  return planRead(environment, parseReadQuery(registry, resource, 'statistics', query))
}

describe('the statement that counts in groups', () => {
  test('finds the owners of the most rows, and then what they are called', () => {
    const plan = planOf(customers, 'filter[q][status_eq]=repeat')
    const { text, values } = groupsFromPlan(plan, {
      kind: 'owner',
      name: 'customer_group',
      owner: customerGroups,
    })
    expect(text).toBe(
      'select g.value, "o"."name" as label, g.count from (select "t"."customer_group_id" as value, count(*) as count from "customers" as t where t.environment_id = $1 and "t"."status" = $2 and "t"."customer_group_id" is not null group by 1 order by 2 desc, 1 limit 10) as g left join "customer_groups" as o on o.environment_id = $3 and o.id = g.value order by g.count desc, g.value',
    )
    expect(values).toEqual([environment.id, 'repeat', environment.id])
  })

  test('of a log counts what is settled, and reads the last periods only', () => {
    const { text, values } = groupsFromPlan(planOf(eventStores), {
      kind: 'period',
      name: 'created_at',
      per: 'day',
      zone: 'Asia/Kolkata',
    })
    expect(text).toBe(
      `select to_char(p.start, 'YYYY-MM-DD') as value, null as label, to_char((p.start) at time zone $1::text at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "from", to_char((p.start + '1 day'::interval) at time zone $2::text at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until, coalesce(g.count, 0) as count from generate_series(date_trunc('day', now() at time zone $3::text) - '59 day'::interval, date_trunc('day', now() at time zone $4::text), '1 day'::interval) as p (start) left join (select date_trunc('day', "t"."created_at" at time zone $5::text) as start, count(*) as count from "event_stores" as t where t.environment_id = $6 and t.id < (select event_horizon($7, pg_current_snapshot())) and "t"."created_at" >= (date_trunc('day', now() at time zone $8::text) - '59 day'::interval) at time zone $9::text group by 1) as g on g.start = p.start order by 1`,
    )
    const zone = 'Asia/Kolkata'
    expect(values).toEqual([zone, zone, zone, zone, zone, environment.id, environment.id, zone, zone])
  })
})
