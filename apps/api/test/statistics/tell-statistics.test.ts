import { registry } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { askBeside, type BesideOptions } from '../harness/ask-beside.ts'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { requestText } from '../harness/raw-request.ts'
import { makeRecord } from '../harness/records.ts'
import { expectStatus, readResponse, type Json } from '../harness/response.ts'
import { spyOnStatements } from '../harness/spy-on-statements.ts'
import { useService } from '../harness/use-service.ts'

const spy = spyOnStatements()
const service = useService({ around: spy.around })
const { judgeEach } = useBadInput(service)

let vip: Json
let regulars: Json

beforeAll(async () => {
  vip = await makeRecord(service, 'customer_groups', { name: 'VIP' })
  regulars = await makeRecord(service, 'customer_groups', { name: 'Regulars' })
  const groups = [vip, regulars, regulars, null]
  for (const group of groups) {
    const customer_group = group && { type: 'customer_groups', id: group.id }
    await makeRecord(service, 'customers', {}, { customer_group })
  }
  await moveCreation(vip.id, "now() - interval '3 days'")
  await moveCreation(regulars.id, "now() - interval '100 days'")
})

async function moveCreation(id: string, time: string): Promise<void> {
  const text = `update customer_groups set created_at = ${time} where id = $1`
  await service.database.send({ name: undefined, text, values: [id] })
}

async function statistics(path: string, options: BesideOptions = {}): Promise<Json> {
  const response = await readResponse(await askBeside(service, `/statistics${path}`, options))
  expectStatus(response, 200)
  return response.json
}

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const countsIn = ({ groups }: Json): readonly number[] => groups.map(({ count }: Json) => count)
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

/** The day of an instant in Newfoundland, half an hour beside the others: `2026-01-31`. */
const islandDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/St_Johns' })

describe('the records of a list', () => {
  test('are counted for each owner, those with the most first, with their names', async () => {
    expect(await statistics('/customers?by=customer_group')).toEqual({
      by: 'customer_group',
      record_count: 4,
      groups: [
        { value: regulars.id, label: 'Regulars', count: 2 },
        { value: vip.id, label: 'VIP', count: 1 },
      ],
    })
  })

  test('are counted for each of the last 60 days, also those without any', async () => {
    const { groups, ...told } = await statistics('/customer_groups?by=created_at')
    expect(told).toEqual({ by: 'created_at', per: 'day', zone: 'UTC', record_count: 3 })
    expect([groups.length, groups[0].value, groups.at(-1).value]).toEqual([60, dayBefore(59), dayBefore(0)])
    expect(groups.find(({ value }: Json) => value === dayBefore(3)).count).toBe(1)
    expect(sum(countsIn({ groups }))).toBe(2)
  })

  test('are counted for each of the last 24 months', async () => {
    const { groups, per } = await statistics('/customer_groups?by=created_at&per=month')
    expect([per, groups.length, groups.at(-1).value]).toEqual(['month', 24, `${dayBefore(0).slice(0, 7)}-01`])
    expect(sum(countsIn({ groups }))).toBe(3)
  })

  test('are counted for the days of a zone, whose clocks are changed on some, each with its instants', async () => {
    const { zone, groups } = await statistics('/customer_groups?by=created_at&zone=America/St_Johns')
    expect([zone, groups.length]).toEqual(['America/St_Johns', 60])
    for (const [index, { value, from, until }] of groups.entries()) {
      const [first, before] = [0, 1].map((ms) => islandDay.format(Date.parse(from) - ms))
      expect([first, before]).toEqual([value, groups[index - 1]?.value ?? before])
      expect(before).not.toBe(value)
      expect(groups[index + 1]?.from ?? until).toBe(until)
    }
    expect(sum(countsIn({ groups }))).toBe(2)
  })

  test('of a day of a zone are those that a list between its instants has', async () => {
    const { groups } = await statistics('/customer_groups?by=created_at&zone=Pacific/Kiritimati')
    const { from, until } = groups.find(({ count }: Json) => count > 0)
    const filter = `filter[q][created_at_gteq]=${from}&filter[q][created_at_lt]=${until}`
    expect(
      countsIn(await statistics(`/customer_groups?by=created_at&zone=Pacific/Kiritimati&${filter}`)),
    ).toEqual(groups.map((group: Json) => (group.from === from ? group.count : 0)))
  })

  test('are only those that pass the filter', async () => {
    const filter = `filter[q][customer_group_name_eq]=VIP`
    expect(await statistics(`/customers?by=customer_group&${filter}`)).toMatchObject({
      record_count: 1,
      groups: [{ value: vip.id, label: 'VIP', count: 1 }],
    })
  })

  test('of the log are counted by day, and not in all', async () => {
    const { record_count, groups } = await statistics('/event_stores?by=created_at')
    expect([record_count, groups.at(-1).count > 0]).toEqual([null, true])
  })

  test.each(registry.resources.filter(({ actions }) => actions.includes('list')))(
    'of $type are counted by day with two statements at the most',
    async ({ type }) => {
      const texts = await spy.during(() => statistics(`/${type}?by=created_at`))
      expect(texts.filter((text) => text.includes(`"${type}"`)).length).toBeLessThanOrEqual(2)
    },
  )

  test.each(['aurora/live', 'borealis/test', 'borealis/live'])(
    'of another environment are not counted: %s',
    async (as) => {
      expect(await statistics('/customers?by=customer_group', { as })).toEqual({
        by: 'customer_group',
        record_count: 0,
        groups: [],
      })
      expect(sum(countsIn(await statistics('/customers?by=created_at', { as })))).toBe(0)
    },
  )
})

/** A row that asks for statistics: what the harness sends otherwise is below /api. */
function row(path: string, what: string, bad: Partial<BadInput>, lines: readonly string[] = []): BadInput {
  const raw = () => requestText(service, `${bad.method ?? 'GET'} /statistics${path}`, lines)
  return { id: 'Q1', what, status: 400, code: 'BAD_REQUEST', ...bad, raw }
}

function at(parameter: string) {
  return { source: { parameter } }
}

describe('what cannot be counted is refused, with its place', () => {
  const shop = ['Authorization: Bearer {token of aurora/test/sales_channel}']
  judgeEach([
    row('/customers', 'without a grouping', { code: 'PARAM_MISSING' }),
    row('/customers?by=customer_grup', 'an unknown to-one', at('by')),
    row('/customers?by=constructor', 'what every object has', at('by')),
    row('/customers?by[x]=created_at', 'a family of groupings', at('by[x]')),
    row('/customers?by=status', 'an attribute that is no time', at('by')),
    row('/attachments?by=attachable', 'an owner of any type', at('by')),
    row('/customers?by=created_at&per=second', 'an unknown period', at('per')),
    row('/customers?by=created_at&zone=Mars/Olympus', 'a zone that there is not', at('zone')),
    row('/customers?by=created_at&zone=%2B01:00', 'an offset for a zone', at('zone')),
    row('/customers?by=created_at&zone=', 'an empty zone', at('zone')),
    row('/customers?by=created_at&zone=EST5XYZ4', 'a zone that PostgreSQL would make up', at('zone')),
    row('/customers?by=created_at&zone[x]=UTC', 'a family of zones', at('zone[x]')),
    row('/customers?by=customer_group&zone=UTC', 'a zone of owners', {
      code: 'PARAM_NOT_ALLOWED',
      ...at('zone'),
    }),
    row('/customers?by=customer_group&per=day', 'a period of owners', {
      code: 'PARAM_NOT_ALLOWED',
      ...at('per'),
    }),
    row('/customers?by=created_at&sort=email', 'an order', { code: 'PARAM_NOT_ALLOWED', ...at('sort') }),
    row('/customers?by=created_at&filter[q][nam_eq]=x', 'an unknown filter', {
      code: 'FILTER_NOT_ALLOWED',
      ...at('filter[q][nam_eq]'),
    }),
    row('/nobody?by=created_at', 'an unknown type', { status: 404, code: 'RECORD_NOT_FOUND' }),
    row(
      '/customers?by=created_at',
      'no token',
      { status: 401, code: 'INVALID_TOKEN', source: { header: 'Authorization' } },
      ['Authorization: none'],
    ),
    row(
      '/customers?by=created_at',
      'a list that the caller may not read',
      { status: 403, code: 'UNAUTHORIZED' },
      shop,
    ),
    row(
      '/markets?by=customer_group',
      'owners that the caller may not read',
      { status: 403, code: 'UNAUTHORIZED', ...at('by') },
      shop,
    ),
    row(
      '/customers?by=created_at',
      'for who takes documents only',
      { status: 406, code: 'NOT_ACCEPTABLE', source: { header: 'Accept' } },
      ['Accept: application/vnd.api+json'],
    ),
    row('/customers?by=created_at', 'by DELETE', {
      method: 'DELETE',
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    }),
  ])
})
