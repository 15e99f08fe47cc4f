import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { spyOnStatements } from '../harness/spy-on-statements.ts'
import { useService } from '../harness/use-service.ts'

const spy = spyOnStatements()
const service = useService({ around: spy.around })
const { answerTo, judgeWork } = useBadInput(service)

const away = 'customers_customer_group_customers_'

/** Requests that are too dear, with the parameter that makes them so. */
const dear = [
  ['page[size]=100&include=customers.attachments.versions', 'include', 111_100],
  [`filter[q][${away}email_cont]=a`, `filter[q][${away}email_cont]`, 20_010],
  [`filter[q][${away}metadata.tier_gt]=5`, `filter[q][${away}metadata.tier_gt]`, 20_010],
  ['page[number]=100001&sort=reference_origin,name,-created_at', 'page[number]', 25_010],
  [`filter[q][name_cont_any]=${Array(60).fill('a').join(',')}`, 'filter[q][name_cont_any]', 31_510],
] as const

describe('a request that would cost too much (Z4)', () => {
  test.each(dear)('%s is refused with its cost and the limit', async (query, parameter, cost) => {
    const path = `/customer_groups?${query}`
    const row = {
      id: 'Z4',
      what: query,
      path,
      status: 400,
      code: 'BAD_REQUEST',
      source: { parameter },
    } as const
    const { json } = await answerTo(row)
    expect(json.errors[0].meta).toEqual({ cost, limit: 20_000 })
  })

  test.each(dear)('%s reaches no table', (query) =>
    judgeWork(async () => {
      const texts = await spy.during(() => send(service, 'GET', `/customer_groups?${query}`))
      expect(texts).toEqual([])
      return []
    }),
  )

  test('is refused below a record and as linkage too', async () => {
    const { id } = await makeGroup(service, { name: 'Owner' })
    const key = `customer_group_${away}customer_group_name_i_cont`
    for (const path of ['customers', 'relationships/customers']) {
      const { json } = await answerTo({
        id: 'Z4',
        what: path,
        path: `/customer_groups/${id}/${path}?filter[q][${key}]=a`,
        status: 400,
        code: 'BAD_REQUEST',
        source: { parameter: `filter[q][${key}]` },
      })
      expect(json.errors[0].meta).toEqual({ cost: 51_210, limit: 20_000 })
    }
  })
})

test('a page of a hundred with all its relationships, counted, is no such request', async () => {
  const names = 'customers,markets,attachments,versions,event_stores'
  const query = `page[size]=100&include=${names}&withCount=${names}&filter[q][name_or_code_i_cont]=a`
  expect((await send(service, 'GET', `/customer_groups?${query}`)).status).toBe(200)
})
