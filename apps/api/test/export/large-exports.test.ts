import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { insertMany } from '../harness/many-rows.ts'
import { askForExport, readExport } from '../harness/read-export.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { spyOnStatements } from '../harness/spy-on-statements.ts'
import { useService } from '../harness/use-service.ts'

const rowCount = 20_000
/** Rows of 16 KiB, so that 500 of them are more than any socket holds back. */
const largeRowCount = 5000
const largeRowBytes = 16_000

const spy = spyOnStatements()
const service = useService({
  around: spy.around,
  prepare: {
    key: 'large exports',
    run: async (database) => {
      await insertMany(database, { type: 'merchants', count: rowCount })
      await insertMany(database, { type: 'merchants', count: 300, mode: 'live' })
      const metadata = `jsonb_build_object('text', repeat('x', ${largeRowBytes}))`
      await insertMany(database, { type: 'inventory_models', count: largeRowCount, metadata })
    },
  },
})

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `m${String(index + 1).padStart(6, '0')}`)

/** What an export's text says of each row. */
const readers = {
  csv: (text: string) =>
    text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[1]),
  json: (text: string) => JSON.parse(text).map(({ name }: Json) => name),
  ndjson: (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).name),
}

const isPage = (text: string) => text.includes('from "inventory_models"')

describe('a large export', () => {
  test.each(Object.entries(readers))(
    'as %s has every row once, in order, and says how many',
    async (format, read) => {
      const path = `/merchants?format=${format}&sort=name&fields[merchants]=name`
      const { headers } = await askForExport(service, path, { method: 'HEAD' })
      expect(headers.get('X-Total-Count')).toBe(String(rowCount))
      expect(read(await readExport(service, path))).toEqual(names(rowCount))
    },
  )

  test('is the same when nobody says an order, or filters', async () => {
    const text = await readExport(service, '/merchants?format=ndjson&filter[q][name_gt]=m005000')
    expect(new Set(readers.ndjson(text)).size).toBe(rowCount - 5000)
  })

  test('has nothing of another environment', async () => {
    const text = await readExport(service, '/merchants?format=csv&sort=name', { as: 'aurora/live' })
    expect(readers.csv(text)).toEqual(names(300))
  })

  test('is read by pages of 500, each a statement, and counted by the first', async () => {
    const texts = await spy.during(() =>
      readExport(service, '/merchants?format=csv&sort=name&filter[q][name_lt]=m001201'),
    )
    const pages = texts.filter((text) => text.includes('from "merchants"'))
    expect(pages.map((text) => text.includes('count(*)'))).toEqual([true, false, false])
  })

  test('takes no more memory than a small one', async () => {
    await peakOf('filter[q][name_lt]=m001001')
    const small = await peakOf('filter[q][name_lt]=m001001')
    const large = await peakOf('')
    // The rows of the large one are more than 4 MiB as text, and several times that as values.
    expect(large - small).toBeLessThan(4 * 1024 * 1024)
  })
})

describe('an export that nobody reads to its end', () => {
  const path = '/inventory_models?format=ndjson&sort=name'
  const asItIs = { 'Accept-Encoding': 'identity' }
  const pageCount = largeRowCount / 500

  test('goes as fast as it is read', async () => {
    const texts = await spy.during(async () => {
      const gone = new AbortController()
      await askForExport(service, path, { headers: asItIs, signal: gone.signal })
      // Time enough for a service that would not wait to have sent all of its statements.
      for (let count = 0; count < 100; count += 1) await send(service, 'GET', '/merchants?page[size]=1')
      gone.abort()
    })
    expect(texts.filter(isPage).length).toBeLessThan(pageCount / 2)
  })

  test('ends with its client: no further statement is sent', async () => {
    const texts = await spy.during(async () => {
      const ended = service.logLines().filter(isExportLine).length
      const gone = new AbortController()
      const { body } = await askForExport(service, path, { headers: asItIs, signal: gone.signal })
      await body?.getReader().read()
      gone.abort()
      await eventually(
        async () => service.logLines().filter(isExportLine).length,
        (count) => count > ended,
      )
    })
    const sent = texts.filter(isPage).length
    for (let count = 0; count < 20; count += 1) await send(service, 'GET', '/merchants?page[size]=1')
    expect(texts.filter(isPage).length).toBeLessThanOrEqual(sent + 1)
    expect(sent).toBeLessThan(pageCount / 2)
    expect(service.logLines().filter((line) => line.includes('request failed'))).toEqual([])
  })
})

function isExportLine(line: string): boolean {
  return line.includes('"/export/inventory_models"')
}

/** The most that was in use at once while a client read an export. */
async function peakOf(query: string): Promise<number> {
  const { body } = await askForExport(service, `/merchants?format=ndjson&sort=name&${query}`)
  const reader = body?.getReader()
  let peak = 0
  for (let chunks = 0; (await reader?.read())?.done === false; chunks += 1) {
    if (chunks % 10 === 0) peak = Math.max(peak, liveBytes())
  }
  return peak
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** What is in use after everything else is thrown away. */
function liveBytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
