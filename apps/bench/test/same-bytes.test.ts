import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { comparisons } from '../src/comparisons.ts'
import { measure } from '../src/measure.ts'
import { openBench, type Bench } from '../src/open-bench.ts'
import { ask, expectSameBytes } from '../src/same-bytes.ts'
import { works } from '../src/works.ts'

const load = { seconds: 1, connections: 2 }
let bench: Bench

beforeAll(async () => {
  const server = { url: inject('serverUrl'), postmasterPid: 0 }
  bench = await openBench(server, { groups: 200, customers: 2000, events: 10 })
})
afterAll(() => bench.close())

test.each(comparisons.filter(({ against }) => against === 'reference'))(
  'the reference does all of the work that it is measured by: $title',
  async ({ work }) => {
    await expect(expectSameBytes(bench, work, 41)).resolves.toBeUndefined()
  },
)

test('what does less is found out', async () => {
  const other = { ...works.list, request: () => works.search.request(1) }
  await expect(expectSameBytes(bench, other, 41)).rejects.toThrow('with other bytes:\n200 {"data"')
})

test.each(Object.values(works))('the service answers: $title', async (work) => {
  expect(await ask(bench.service, work.request(20, bench.links))).toMatch(/^20[01] \{"data":/)
})

test('a run counts what was answered', async () => {
  const { requestsPerSecond } = await measure(bench, bench.service, works.create, load)
  expect(requestsPerSecond).toBeGreaterThan(0)
})

test('a run in which anything is refused counts for nothing', async () => {
  const stranger = { ...bench.service, token: 'forged' }
  await expect(measure(bench, stranger, works.list, load)).rejects.toThrow('were not answered with 2xx')
})
