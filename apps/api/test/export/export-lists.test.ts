import { registry } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeRecord } from '../harness/records.ts'
import { askForExport, readExport } from '../harness/read-export.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)

/** Text that a spreadsheet would run or that a CSV has to quote, and what stands in the file. */
const hostile = [
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['=1,"2"', `"'=1,""2"""`],
  ['a "quote", a comma', '"a ""quote"", a comma"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['a = b', 'a = b'],
  ['🦊 naïve', '🦊 naïve'],
  ['', '""'],
  [null, ''],
] as const

let group: Json
let customer: Json

beforeAll(async () => {
  group = await makeRecord(service, 'customer_groups', { name: 'VIP, gold', code: 'vip' })
  const links = { customer_group: { type: 'customer_groups', id: group.id } }
  customer = await makeRecord(
    service,
    'customers',
    { email: 'ada@example.com', metadata: { tier: 1 } },
    links,
  )
})

const onlyGroup = 'filter[q][code_eq]=vip'
const onlyCustomer = 'filter[q][email_eq]=ada@example.com'

describe('an export as CSV', () => {
  test('has a header, every attribute, metadata as JSON, and the ids of its to-ones', async () => {
    const { created_at, updated_at } = customer.attributes
    expect(await readExport(service, `/customers?format=csv&${onlyCustomer}`)).toBe(
      [
        'id,email,status,has_password,total_orders_count,shopper_reference,profile_id,tax_exemption_code,created_at,updated_at,reference,reference_origin,metadata,customer_group_id',
        `${customer.id},ada@example.com,prospect,false,0,,,,${created_at},${updated_at},,,"{""tier"": 1}",${group.id}`,
        '',
      ].join('\r\n'),
    )
  })

  test('has the fields that are asked for, in the order in which they are', async () => {
    const fields = 'fields[customers]=customer_group,email&fields[markets]=name'
    expect(await readExport(service, `/customers?format=csv&${onlyCustomer}&${fields}`)).toBe(
      `id,customer_group_id,email\r\n${customer.id},${group.id},ada@example.com\r\n`,
    )
  })

  test.each(hostile)(
    'A11 %j is harmless in a spreadsheet, and whole for a program',
    async (given, written) => {
      const { id } = await makeRecord(service, 'merchants', { name: 'Hostile', reference: given })
      const query = `format=csv&filter[id]=${id}&fields[merchants]=reference`
      expect(await readExport(service, `/merchants?${query}`)).toBe(`id,reference\r\n${id},${written}\r\n`)
    },
  )

  test('A11 leaves a number below zero, and numbers of any length, as they are', async () => {
    const metadata = '{"big": 12345678901234567890.10, "less": -5}'
    const body = `{"data":{"type":"merchants","attributes":{"name":"Digits","metadata":${metadata}}}}`
    const { json } = await send(service, 'POST', '/merchants', { body })
    const query = `filter[id]=${json.data.id}&fields[merchants]=metadata`
    const asCsv = await readExport(service, `/merchants?format=csv&${query}`)
    expect(asCsv.split('\r\n')[1]).toBe(`${json.data.id},"${metadata.replaceAll('"', '""')}"`)
    expect(await readExport(service, `/merchants?format=ndjson&${query}`)).toContain(`"metadata":${metadata}`)
  })
})

describe('an export as JSON', () => {
  test.each([
    ['json', (text: string) => JSON.parse(text)],
    [
      'ndjson',
      (text: string) =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
    ],
  ])(
    '%s has an object with id and type, its attributes and the ids of its to-ones',
    async (format, parse) => {
      const rows = parse(await readExport(service, `/customers?format=${format}&${onlyCustomer}`))
      expect(rows).toEqual([
        { id: customer.id, type: 'customers', ...customer.attributes, customer_group_id: group.id },
      ])
    },
  )

  test.each([
    ['json', '[]\n'],
    ['ndjson', ''],
    ['csv', 'id,name\r\n'],
  ])('%s of nothing is whole', async (format, text) => {
    const path = `/markets?format=${format}&filter[q][name_eq]=nothing&fields[markets]=name`
    expect(await readExport(service, path)).toBe(text)
  })
})

describe('an export', () => {
  test.each(registry.resources.filter(({ actions }) => actions.includes('list')))(
    'of $type has the rows of the list, in its order',
    async ({ type }) => {
      const { json } = await send(service, 'GET', `/${type}?page[size]=100`)
      const rows = JSON.parse(await readExport(service, `/${type}?format=json`))
      const ids = rows.map(({ id }: Json) => id).slice(0, 100)
      expect(ids).toEqual(json.data.map(({ id }: Json) => id))
      expect(ids.length).toBeGreaterThan(0)
    },
  )

  test('is sorted and filtered as the list is', async () => {
    const query = `filter[q][customer_group_id_eq]=${world().group.id}&sort=-email`
    const { json } = await send(service, 'GET', `/customers?${query}`)
    const rows = JSON.parse(await readExport(service, `/customers?format=json&${query}`))
    expect(rows.map(({ id }: Json) => id)).toEqual(json.data.map(({ id }: Json) => id))
    expect(rows).toHaveLength(2)
  })

  test('says first how many rows come, of what, and how the file is called', async () => {
    const { headers } = await askForExport(service, `/customer_groups?format=csv&${onlyGroup}`)
    expect([headers.get('X-Total-Count'), headers.get('Content-Type')]).toEqual([
      '1',
      'text/csv; charset=utf-8; header=present',
    ])
    expect(headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="customer_groups-test-\d{4}-\d\d-\d\d\.csv"$/,
    )
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect(headers.get('X-Ratelimit-Remaining')).toMatch(/^\d+$/)
  })

  test('of the log says no number, for nobody has counted it', async () => {
    const { headers } = await askForExport(service, '/event_stores?format=ndjson')
    expect(headers.has('X-Total-Count')).toBe(false)
  })

  test('answers HEAD with the number alone', async () => {
    const answer = await askForExport(service, '/customers?format=csv', { method: 'HEAD' })
    expect([answer.status, Number(answer.headers.get('X-Total-Count')) > 0, await answer.text()]).toEqual([
      200,
      true,
      '',
    ])
  })

  test.each(['gzip', 'br', 'identity'])('travels as %s', async (coding) => {
    const headers = { 'Accept-Encoding': coding }
    const answer = await askForExport(service, '/customers?format=ndjson', { headers })
    expect(answer.headers.get('Content-Encoding')).toBe(coding === 'identity' ? null : coding)
    expect(await answer.text()).toBe(await readExport(service, '/customers?format=ndjson'))
  })
})

describe('who may export', () => {
  test('is who may list: a reader may', async () => {
    const answer = await askForExport(service, '/customers?format=csv', { as: 'aurora/test/read_only' })
    expect(answer.status).toBe(200)
  })

  test.each(['aurora/live', 'borealis/test', 'borealis/live'])(
    '%s sees nothing of another environment',
    async (as) => {
      for (const format of ['csv', 'json', 'ndjson']) {
        const text = await readExport(service, `/customer_groups?format=${format}`, { as })
        expect(text).not.toContain(group.id)
        const { headers } = await askForExport(service, `/customer_groups?format=${format}`, { as })
        expect(headers.get('X-Total-Count')).toBe('0')
      }
    },
  )

  test('who may not read groups exports markets without their column, and is refused when it asks for it', async () => {
    const as = 'aurora/test/sales_channel'
    const [head] = (await readExport(service, '/markets?format=csv', { as })).split('\r\n')
    expect(head).toBe(
      'id,number,name,code,private,checkout_url,external_prices_url,external_order_validation_url,facebook_pixel_id,shipping_cost_cutoff,disabled_at,created_at,updated_at,reference,reference_origin,metadata,merchant_id,price_list_id,inventory_model_id',
    )
    const refused = await askForExport(service, '/markets?format=csv&fields[markets]=customer_group', { as })
    const { errors }: Json = await refused.json()
    expect([refused.status, errors[0].code, errors[0].source]).toEqual([
      403,
      'UNAUTHORIZED',
      { parameter: 'fields[markets]' },
    ])
  })
})
