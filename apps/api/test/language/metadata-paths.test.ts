import { beforeAll, describe, expect, test } from 'vitest'
import { identifierOf, makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** The metadata of the groups, by their names. */
const metadataByName = {
  Gold: { tier: 'gold', points: 120, address: { city: 'Bergen' }, 'first.name': 'Ada', a_eq: 1 },
  Silver: { tier: 'silver', points: 9, vip: true, tags: ['new'], '[x]': 'brackets' },
  Text: { tier: 'Gold', points: '120', vip: 'true', since: '2026-01-31', first_name: 'Cem' },
  Null: { tier: null, points: null, vip: false, address: {}, '': 'no key' },
  None: {},
}

beforeAll(async () => {
  for (const [name, metadata] of Object.entries(metadataByName)) {
    const group = identifierOf(await makeRecord(service, 'customer_groups', { name, metadata }))
    const attributes = { email: `${name}@x.example`, metadata }
    await makeRecord(service, 'customers', attributes, { customer_group: group })
  }
})

async function found(type: string, filter: string): Promise<readonly string[]> {
  const [key = '', value = ''] = filter.split(/=(.*)/s)
  const query = `filter[q][${encodeURIComponent(key)}]=${encodeURIComponent(value)}`
  const { status, json } = await send(service, 'GET', `/${type}?${query}&sort=created_at`)
  expect(status).toBe(200)
  return json.data.map(({ attributes: { name, email } }: Shown) => name ?? email?.split('@')[0])
}

interface Shown {
  readonly attributes: { readonly name?: string; readonly email?: string }
}

describe('a path inside metadata', () => {
  test.each<[filter: string, names: readonly string[]]>([
    ['metadata.tier_eq=gold', ['Gold']],
    ['metadata.address.city_eq=Bergen', ['Gold']],
    ['metadata.points_eq=120', ['Gold', 'Text']],
    ['metadata.points_eq=120.0', ['Gold']],
    ['metadata.vip_eq=true', ['Silver', 'Text']],
    ['metadata.vip_true=true', ['Silver']],
    ['metadata.vip_false=true', ['Null']],
    ['metadata.tier_not_eq=gold', ['Silver', 'Text']],
    ['metadata.tier_not_eq_or_null=gold', ['Silver', 'Text', 'Null', 'None']],
    ['metadata.tier_in=gold,silver', ['Gold', 'Silver']],
    ['metadata.tier_null=true', ['Null', 'None']],
    ['metadata.address_present=true', ['Gold']],
    ['metadata.points_gt=10', ['Gold']],
    ['metadata.points_lt_or_null=10', ['Silver', 'Null', 'None']],
    ['metadata.since_gteq=2026-01-01', ['Text']],
    ['metadata.tier_i_cont=GOLD', ['Gold', 'Text']],
    ['metadata.tier_start_any=go,sil', ['Gold', 'Silver']],
    ['metadata.tags_eq=new', []],
    ['metadata.tags_jcont=["new"]', ['Silver']],
    ['metadata.tier_or_metadata.address.city_eq=Bergen', ['Gold']],
    ['metadata.tier_and_metadata.points_present=true', ['Gold', 'Silver', 'Text']],
    ['metadata.first\\.name_eq=Ada', ['Gold']],
    ['metadata.first_name_eq=Cem', ['Text']],
    ['metadata.a\\_eq_eq=1', ['Gold']],
    ['metadata.\\(x\\)_eq=brackets', ['Silver']],
    ['metadata._eq=no key', ['Null']],
    ['metadata.tags.0_eq=new', []],
    ['metadata.it\'s "quoted"_eq=\'); drop table customers; --', []],
  ])('%s finds %j, of groups and of the customers in them', async (filter, names) => {
    expect(await found('customer_groups', filter)).toEqual(names)
    expect(await found('customers', filter)).toEqual(names)
    const across = (step: string) => filter.replaceAll('metadata.', `${step}_metadata.`)
    expect(await found('customers', across('customer_group'))).toEqual(names)
    expect(await found('customer_groups', across('customers'))).toEqual(names)
  })

  test('cannot be tested with a list of equals, and is told why (F1)', async () => {
    const { status, json } = await send(
      service,
      'GET',
      '/customer_groups?filter[q][metadata.tier_eq_any]=a,b',
    )
    expect([status, json.errors[0].detail]).toEqual([
      400,
      'eq_any cannot test metadata.tier, which is a path inside JSON, at character 25 of the name. Did you mean "end_any"?',
    ])
  })
})
