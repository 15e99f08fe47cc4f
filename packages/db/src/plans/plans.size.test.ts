import { parseReadQuery, type Place, type Span } from '@cohort/jsonapi/query'
import { customerGroups, customers, referencesTo, registry, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { countFromPlan, selectFromPlan } from '../compile/select-from-plan.ts'
import { countMembers, selectByIds, selectMembers } from '../compile/select-related.ts'
import { actor } from '../gadgets.fixture.ts'
import { planFind, planRead, type Scope } from '../plan/plan-read.ts'
import { planRelated, scopeOf } from '../plan/plan-related.ts'
import type { Statement } from '../run/statement.ts'
import { countReferences } from '../write/count-references.ts'
import { moveMembers } from '../write/move-members.ts'
import { unitOfWork } from '../write/unit-of-work.ts'
import { useLargeData } from './large-data.fixture.ts'
import { genericPlanOf, planOf } from './plan-nodes.fixture.ts'

const large = useLargeData()

const environment = { id: 1, organizationId: 'large', mode: 'test' } as const
const groupId = 'group000050001'
const someGroups = Array.from({ length: 25 }, (_, index) => `group0000${50_001 + index * 20}`)

function list(resource: Resource, text: string, options: { scope?: Scope; span?: Span } = {}): Statement {
  return selectFromPlan(planRead(environment, parseReadQuery(registry, resource, 'list', text), options))
}

function after(place: Place): { span: Span } {
  return { span: { after: place, before: null } }
}

function before(place: Place): { span: Span } {
  return { span: { after: null, before: place } }
}

function related(text: string) {
  return planRelated(registry, parseReadQuery(registry, customerGroups, 'list', text))
}

function membersOf(text: string) {
  const [include] = related(text).includes
  if (include?.step.kind !== 'many') throw new Error('This includes no members.')
  return include.step
}

function groupOfCustomers() {
  const query = parseReadQuery(registry, customers, 'list', 'include=customer_group')
  const [include] = planRelated(registry, query).includes
  if (include?.step.kind !== 'one') throw new Error('This includes no group.')
  return include.step.target
}

const eventStores = registry.find('event_stores')
const versions = registry.find('versions')
if (eventStores === undefined || versions === undefined) throw new Error('There is no history.')

const members = customerGroups.relationships.customers

type Case = readonly [request: string, statement: () => Statement, indexes: readonly string[]]

const byGroupName = [
  'customer_groups_environment_id_name_id_idx',
  'customer_groups_pkey',
  'customers_environment_id_customer_group_id_created_at_id_idx',
]

/** Lists by a key behind a to-one: found from there, in the order of its index, and never by a sort of all. */
const relatedSorts: readonly Case[] = [
  ['customers by the name of their group', () => list(customers, 'sort=customer_group.name'), byGroupName],
  [
    'customers by the name of their group, backwards',
    () => list(customers, 'sort=-customer_group.name'),
    byGroupName,
  ],
  [
    'customers by several keys of their group, and of their own',
    () => list(customers, 'sort=customer_group.name,-customer_group.created_at,email'),
    byGroupName,
  ],
  [
    'a later page of customers by the name of their group',
    () => list(customers, 'sort=customer_group.name&page[number]=90'),
    byGroupName,
  ],
  [
    'customers by the name of their group, deep behind a cursor',
    () => list(customers, 'sort=customer_group.name', after(['8abc', 'cust0000500001'])),
    byGroupName,
  ],
  [
    'customers by the name of their group, deep before a cursor',
    () => list(customers, 'sort=customer_group.name', before(['8abc', 'cust0000500001'])),
    byGroupName.filter((index) => index !== 'customer_groups_pkey'),
  ],
  [
    'the last customers by the name of their group',
    () => list(customers, 'sort=customer_group.name', before([])),
    byGroupName,
  ],
  [
    'the customer of an address, by the name of the group',
    () => list(customers, 'sort=customer_group.name&filter[q][email_eq]=abc@x.io'),
    [
      'customer_groups_pkey',
      'customers_environment_id_customer_group_id_created_at_id_idx',
      'customers_environment_id_email_id_idx',
    ],
  ],
  [
    'customers in the order of their address, and then of their group',
    () => list(customers, 'sort=email,customer_group.name'),
    ['customer_groups_pkey', 'customers_environment_id_email_id_idx'],
  ],
]

/** Each request, its statement, and the indexes that it is answered by. */
const cases: readonly Case[] = [
  [
    'a group by its id',
    () => selectFromPlan(planFind(environment, customerGroups, groupId)),
    ['customer_groups_pkey'],
  ],
  ['the newest groups', () => list(customerGroups, ''), ['customer_groups_environment_id_created_at_id_idx']],
  [
    'a later page of groups',
    () => list(customerGroups, 'page[number]=3'),
    ['customer_groups_environment_id_created_at_id_idx'],
  ],
  ['groups by name', () => list(customerGroups, 'sort=name'), ['customer_groups_environment_id_name_id_idx']],
  [
    'groups by name, backwards',
    () => list(customerGroups, 'sort=-name'),
    ['customer_groups_environment_id_name_id_idx'],
  ],
  [
    'groups by what may be null, backwards',
    () => list(customerGroups, 'sort=-reference'),
    ['customer_groups_environment_id_reference_id_idx1'],
  ],
  [
    'the group of a code',
    () => list(customerGroups, 'filter[q][code_eq]=code-777'),
    ['customer_groups_environment_id_code_id_idx1'],
  ],
  [
    'groups by a part of their name',
    () => list(customerGroups, 'filter[q][name_i_cont]=abcde'),
    ['customer_groups_environment_id_folded_idx1'],
  ],
  [
    'groups by what their metadata contains',
    () => list(customerGroups, 'filter[q][metadata_jcont]={"key":"k777"}'),
    ['customer_groups_environment_id_metadata_idx'],
  ],
  [
    'groups by a path inside their metadata',
    () => list(customerGroups, 'filter[q][metadata.key_eq]=k777'),
    ['customer_groups_environment_id_metadata_idx'],
  ],
  [
    'groups by several values of such a path',
    () => list(customerGroups, 'filter[q][metadata.key_in]=k777,k778'),
    ['customer_groups_environment_id_metadata_idx'],
  ],
  [
    'customers of groups with such a path',
    () => list(customers, 'filter[q][customer_group_metadata.key_eq]=k777'),
    [
      'customer_groups_environment_id_metadata_idx',
      'customers_environment_id_customer_group_id_created_at_id_idx',
    ],
  ],
  [
    'groups with a customer of this address',
    () => list(customerGroups, 'filter[q][customers_email_eq]=abc@x.io'),
    ['customer_groups_pkey', 'customers_environment_id_email_id_idx'],
  ],
  [
    'groups deep behind a cursor',
    () => list(customerGroups, 'sort=created_at', after(['2026-01-01T12:00:00Z', groupId])),
    ['customer_groups_environment_id_created_at_id_idx'],
  ],
  [
    'customers deep behind a cursor',
    () => list(customers, 'sort=email', after(['8abc@x.io', 'cust0000500001'])),
    ['customers_environment_id_email_id_idx'],
  ],
  ...relatedSorts,
  [
    'customers by a part of their address',
    () => list(customers, 'filter[q][email_i_cont]=abcde'),
    ['customers_environment_id_folded_idx1'],
  ],
  [
    'the customer of an address',
    () => list(customers, 'filter[q][email_eq]=abc@x.io'),
    ['customers_environment_id_email_id_idx'],
  ],
  [
    'customers by their ids',
    () => list(customers, 'filter[q][id_in]=cust0000000001,cust0000000002'),
    ['customers_pkey'],
  ],
  [
    'customers of groups with this code',
    () => list(customers, 'filter[q][customer_group_code_eq]=code-777'),
    [
      'customer_groups_environment_id_code_id_idx1',
      'customers_environment_id_customer_group_id_created_at_id_idx',
    ],
  ],
  [
    'the customers of a group',
    () => list(customers, '', { scope: scopeOf(customerGroups, groupId, members) }),
    ['customers_environment_id_customer_group_id_created_at_id_idx'],
  ],
  [
    'the customers of 25 groups, included',
    () => selectMembers(environment, membersOf('include=customers'), someGroups),
    ['customers_environment_id_customer_group_id_created_at_id_idx'],
  ],
  [
    'the number of customers of 25 groups',
    () => countMembers(environment, related('withCount=customers').counts, someGroups),
    ['customers_environment_id_customer_group_id_created_at_id_idx'],
  ],
  [
    'the groups of a page of customers, included',
    () => selectByIds(environment, groupOfCustomers(), someGroups),
    ['customer_groups_pkey'],
  ],
  ['the number of all customers', () => countOf(customers, ''), []],
  [
    'the number of customers with a part in their address',
    () => countOf(customers, '&filter[q][email_i_cont]=abcde'),
    ['customers_environment_id_folded_idx1'],
  ],
  [
    'the history of a group',
    () => list(versions, `filter[resource_type]=customer_groups&filter[resource_id]=${groupId}&sort=id`),
    ['event_stores_environment_id_resource_type_resource_id_id_idx'],
  ],
  ['the log', () => list(eventStores, ''), ['event_stores_pkey']],
  [
    'a change of a group',
    () =>
      unitOfWork(environment, actor, registry, customerGroups, {
        kind: 'update',
        id: groupId,
        values: { name: 'x' },
      }),
    ['customer_groups_pkey'],
  ],
  [
    'the end of a group',
    () => unitOfWork(environment, actor, registry, customerGroups, { kind: 'delete', id: groupId }),
    ['customer_groups_pkey'],
  ],
  [
    'what holds a group',
    () => countReferences(environment, references, groupId),
    ['customers_environment_id_customer_group_id_created_at_id_idx'],
  ],
  [
    'the members of a group, replaced',
    () => moveMembers(environment, actor, membership, 'remove_others', ['cust0000000001']),
    ['customers_environment_id_customer_group_id_created_at_id_idx', 'customers_pkey'],
  ],
]

const membership = { members: customers, by: 'customer_group_id', ownerId: groupId }
const references = referencesTo(registry, customerGroups).filter(({ from }) => from.type === 'customers')

function countOf(resource: Resource, filter: string): Statement {
  const query = parseReadQuery(registry, resource, 'list', `page[number]=9${filter}`)
  return countFromPlan(planRead(environment, query))
}

/** The tables that no request may read from their first row to their last. */
const largeTables = new Set(['customer_groups', 'customers', 'event_stores'])

/** So many rows at most are sorted for an answer: those that an index has found, and never all. */
const mostToSort = 1000

describe('at 100,000 groups and 1,000,000 customers, an index answers', () => {
  test.each(cases)('%s', async (_request, statement, indexes) => {
    const { readWhole, mostSorted, ...plan } = await planOf(large(), statement())
    expect(plan.indexes).toEqual(indexes)
    expect(readWhole.filter((table) => largeTables.has(table))).toEqual([])
    expect(mostSorted).toBeLessThanOrEqual(mostToSort)
  })

  test.each(cases)('%s, also with the plan for any values', async (_request, statement) => {
    const { readWhole, mostSorted } = await genericPlanOf(large(), statement())
    expect(readWhole.filter((table) => largeTables.has(table))).toEqual([])
    expect(mostSorted).toBeLessThanOrEqual(mostToSort)
  })
})

test.each([
  ['a part of a name', () => list(customerGroups, 'filter[q][name_i_cont]=abcde')],
  ['a part of an address', () => list(customers, 'filter[q][email_i_cont]=abcde')],
  ['metadata', () => list(customerGroups, 'filter[q][metadata_jcont]={"key":"k777"}')],
  ['a path inside metadata', () => list(customerGroups, 'filter[q][metadata.key_eq]=k777')],
] as const)(
  'a search for %s that comes again and again keeps the plan of its values',
  async (_what, statement) => {
    // The plan for any values walks along the order until it has a page, through all rows when the text is rare.
    const { name, text, values } = statement()
    if (name === undefined) throw new Error('This statement has no name.')
    for (let time = 0; time < 8; time += 1) await large().query({ name, text, values: [...values] })
    const { rows } = await large().query('select generic_plans from pg_prepared_statements where name = $1', [
      name,
    ])
    expect(rows).toEqual([{ generic_plans: '0' }])
  },
)
