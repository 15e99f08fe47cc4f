import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { expectStatus } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

const shop = 'aurora/test/sales_channel'
const denied = { as: shop, status: 403, code: 'UNAUTHORIZED' } as const

function through(id: string, path: string, parameter: string): BadInput {
  return { id, what: path, path, ...denied, source: { parameter } }
}

describe('a sales channel learns nothing of customer groups', () => {
  judgeEach([
    { id: 'S10', what: 'listing them', path: '/customer_groups', ...denied },
    { id: 'S10', what: 'reading one', path: '/customer_groups/{own}', ...denied },
    { id: 'S10', what: 'reading one that nobody has', path: '/customer_groups/nobody00000000', ...denied },
    { id: 'S10', what: 'as HEAD', path: '/customer_groups', method: 'HEAD', as: shop, status: 403 },
    {
      id: 'S10',
      what: 'making one',
      path: '/customer_groups',
      method: 'POST',
      body: { data: { type: 'customer_groups' } },
      ...denied,
    },
    { id: 'S10', what: 'reading its customers', path: '/customer_groups/{own}/customers', ...denied },
    { id: 'S10', what: 'reading its history', path: '/customer_groups/{own}/versions', ...denied },
    { id: 'S10', what: 'reading the whole log', path: '/event_stores', ...denied },
    { id: 'S10', what: 'reading customers', path: '/customers', ...denied },
    {
      id: 'S10',
      what: 'reading that of a market',
      path: '/markets/nobody00000000/customer_group',
      ...denied,
    },
    {
      id: 'S10',
      what: 'reading the linkage of a market',
      path: '/markets/nobody00000000/relationships/customer_group',
      ...denied,
    },
    through('F13', '/markets?filter[q][customer_group_name_eq]=VIP', 'filter[q][customer_group_name_eq]'),
    through('F13', '/markets?filter[q][customer_group_id_eq]={own}', 'filter[q][customer_group_id_eq]'),
    through('F13', '/markets?filter[customer_group_id]={own}', 'filter[customer_group_id]'),
    through('F13', '/markets?filter[q][customer_group_id_null]=true', 'filter[q][customer_group_id_null]'),
    through(
      'F13',
      '/markets?filter[q][name_or_customer_group_code_cont]=v',
      'filter[q][name_or_customer_group_code_cont]',
    ),
    through('F13', '/merchants?filter[q][attachments_name_cont]=v', 'filter[q][attachments_name_cont]'),
    through('F13', '/markets?sort=customer_group.name', 'sort'),
    through('I5', '/markets?include=customer_group', 'include'),
    through('I5', '/markets?include=merchant,customer_group.customers', 'include'),
    through('I5', '/merchants?include=attachments', 'include'),
    through('I5', '/merchants?withCount=attachments', 'withCount'),
  ])

  test('and is served what a shop shows everybody', async () => {
    const markets = await send(service, 'GET', '/markets?include=merchant&filter[q][merchant_name_cont]=a', {
      as: shop,
    })
    expectStatus(markets, 200)
    const application = await send(service, 'GET', '/application', { as: shop })
    expect(application.json.data.attributes).toMatchObject({ kind: 'sales_channel', public_access: true })
  })
})

describe('what is wrong with a request is told before what is forbidden', () => {
  judgeEach([
    {
      id: 'I1',
      what: 'an unknown include beside a forbidden one',
      path: '/markets?include=customer_group,nobody',
      as: shop,
      status: 400,
    },
    {
      id: 'N8',
      what: 'an answer that we do not write',
      path: '/customer_groups',
      headers: { Accept: 'text/html' },
      as: shop,
      status: 406,
    },
    {
      id: 'N2',
      what: 'a body of another type',
      path: '/customer_groups',
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
      as: shop,
      status: 415,
    },
  ])
})

describe('an environment cannot be chosen but by the token', () => {
  judgeEach([
    ...['organization_id', 'mode', 'environment_id'].map((name): BadInput => ({
      id: 'S16',
      what: `${name} in a query`,
      path: `/customer_groups?${name}=live`,
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { parameter: name },
    })),
    ...['organization_id', 'mode', 'environment_id'].map((name): BadInput => ({
      id: 'S16',
      what: `${name} in a body`,
      method: 'POST',
      body: { data: { type: 'customer_groups', attributes: { name: 'Elsewhere', [name]: 'live' } } },
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { pointer: `/data/attributes/${name}` },
    })),
  ])

  test('S16 headers that name another one are passed over', async () => {
    const { id } = await makeGroup(service, { name: 'Stays' })
    const headers = { 'X-Organization': 'borealis', 'X-Mode': 'live', Host: 'borealis.example.com' }
    const { json } = await send(service, 'GET', `/customer_groups/${id}`, { headers })
    expect(json.data.meta).toMatchObject({ mode: 'test', organization_id: 'orgAurora000001' })
  })
})
