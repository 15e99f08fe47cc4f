import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, customers, registry, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { countFromPlan, selectFromPlan } from '../compile/select-from-plan.ts'
import { planRead } from '../plan/plan-read.ts'
import { sizes, useLargeData } from './large-data.fixture.ts'
import { rowsReadBy } from './plan-nodes.fixture.ts'

const large = useLargeData()

const environment = { id: 1, organizationId: 'large', mode: 'test' } as const

/** So many values that no row has. */
function values(count: number): string {
  return Array.from({ length: count }, (_, index) => `zq${index}`).join(',')
}

/** What the limit of the cost (Z4) lets through: the worst of each class of tests, as many as fit, finding every row or none. */
const dearest: readonly (readonly [resource: Resource, query: string])[] = [
  [customers, 'filter[q][status_eq]=prospect&page[number]=90000'],
  [customers, 'filter[q][reference_eq_or_null]=zq&sort=email&page[number]=90000'],
  [customers, 'filter[q][email_not_eq]=zq&sort=updated_at,email&page[number]=90000'],
  [customers, `filter[q][status_in]=${values(1000)}`],
  [customers, `filter[q][email_not_in]=${values(1000)}`],
  [customers, `filter[q][email_lt_all]=${values(37)}`],
  [customers, `filter[q][email_cont_any]=${values(36)}`],
  [customers, 'filter[q][email_matches]=%25a%25b%25c%25d%25e%25f%25q%25z'],
  [customers, 'filter[q][email_i_cont]=io'],
  [customers, `filter[q][email_not_i_cont_all]=${values(14)}`],
  [customers, 'filter[q][metadata_jcont]={}'],
  [customers, `filter[q][metadata.tier_not_in]=${values(18)}&sort=email`],
  [customers, 'filter[q][metadata.tier_gt]=5&sort=customer_group.name'],
  [customers, 'filter[q][email_not_eq]=zq&sort=customer_group.name&page[number]=30000'],
  [customers, 'filter[q][customer_group_name_or_email_cont]=zq&sort=email'],
  [customers, 'filter[q][customer_group_customers_status_eq]=prospect'],
  [customers, 'filter[q][customer_group_customers_email_cont]=zq&sort=email'],
  [customers, 'filter[q][customer_group_customers_metadata.tier_gt]=5'],
  [customers, 'sort=customer_group.name&page[number]=90000'],
  [customers, 'sort=status,customer_group.name&page[number]=80000'],
  [customers, 'page[number]=1000000000'],
  [customerGroups, 'filter[q][customers_email_cont]=zq&sort=name'],
  [customerGroups, `filter[q][customers_email_cont_any]=${values(12)}`],
  [customerGroups, 'filter[q][customers_email_not_i_cont]=zq'],
  [
    customerGroups,
    'filter[q][customers_email_cont]=zq&filter[q][customers_email_not_eq]=zq&filter[q][customers_metadata.tier_gt]=5',
  ],
  [customerGroups, 'filter[q][customers_customer_group_customers_status_eq]=prospect&sort=name'],
]

/** Each table that a path comes by is read once or twice, and none for each row of another. */
const mostRead = 6 * sizes.customers

describe('a request that the limit of the cost lets through reads no table again and again (Z4)', () => {
  test.each(dearest.map(([resource, query]) => [resource.type, query, resource] as const))(
    '%s?%s',
    { timeout: 120_000 },
    async (_type, query, resource) => {
      const plan = planRead(environment, parseReadQuery(registry, resource, 'list', query))
      expect(await rowsReadBy(large(), selectFromPlan(plan))).toBeLessThanOrEqual(mostRead)
      expect(await rowsReadBy(large(), countFromPlan(plan))).toBeLessThanOrEqual(mostRead)
    },
  )
})
