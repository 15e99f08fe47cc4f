import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { identifierOf, makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const document = readFileSync(new URL('../../../../docs/filters.md', import.meta.url), 'utf8')

/** A group as the document describes it, with the addresses of its customers. */
interface DocumentedGroup extends Readonly<Record<string, unknown>> {
  readonly customers: readonly string[]
}

const groups: readonly DocumentedGroup[] = JSON.parse(/```json\n(.*?)```/s.exec(document)?.[1] ?? '')

/** The rows of its tables that begin with a filter: the filter, and the names of what it finds. */
const examples = [...document.matchAll(/^\| `(filter\[.+?)` +\| (.*?) *\|$/gm)].map(
  ([, filter = '', found = '']) => [filter, found === '' ? [] : found.split('; ')] as const,
)

beforeAll(async () => {
  for (const { customers, ...attributes } of groups) {
    const group = identifierOf(await makeRecord(service, 'customer_groups', attributes))
    for (const email of customers)
      await makeRecord(service, 'customers', { email }, { customer_group: group })
  }
})

test('the document has examples', () => {
  expect(examples.length).toBeGreaterThan(25)
})

test.each(examples)('%s finds %j, as the document says', async (filter, names) => {
  const [key = '', value = ''] = filter.split(/=(.*)/s)
  const query = `${encodeURIComponent(key)}=${encodeURIComponent(value)}&sort=created_at,id`
  const { status, json } = await send(service, 'GET', `/customer_groups?${query}`)
  expect([status, namesIn(json.data)]).toEqual([200, names])
})

function namesIn(data: readonly { readonly attributes: { readonly name: string } }[]): readonly string[] {
  return data.map(({ attributes }) => attributes.name)
}
