import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { pathOf } from '../harness/follow-pages.ts'
import { insertMany } from '../harness/many-rows.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { spyOnStatements } from '../harness/spy-on-statements.ts'
import { useService } from '../harness/use-service.ts'

/** So many records that the last pages are deep. */
const count = 10_040

const spy = spyOnStatements()
const service = useService({
  around: spy.around,
  prepare: {
    key: 'deep pages',
    run: (database) => insertMany(database, { type: 'merchants', count }),
  },
})
const { judgeWork } = useBadInput(service)

async function page(path: string): Promise<Json> {
  const response = await send(service, 'GET', path)
  expectStatus(response, 200)
  return response.json
}

const namesIn = ({ data }: Json): readonly string[] => data.map(({ attributes }: Json) => attributes.name)
const namesFrom = (first: number, length: number) =>
  Array.from({ length }, (_, index) => `m${String(first + index).padStart(6, '0')}`)

const deep = '/merchants?sort=name&page[number]=1002'

describe('deep in a list (P4)', () => {
  test('a page by number is answered as ever, and leads on by cursors', () =>
    judgeWork(async () => {
      const { links, meta, ...document } = await page(deep)
      expect(namesIn(document)).toEqual(namesFrom(10_011, 10))
      expect(meta).toEqual({ record_count: count, page_count: 1004 })
      expect([links.prev.includes('page%5Bbefore%5D='), links.next.includes('page%5Bafter%5D=')]).toEqual([
        true,
        true,
      ])
      expect(links.last).toContain('page%5Bnumber%5D=1004')
      return []
    }))

  test('the pages beside it are the ones with the numbers beside it, and skip no rows', () =>
    judgeWork(async () => {
      const { links } = await page(deep)
      const statements = await spy.during(async () => {
        const next = await page(pathOf(service, links.next))
        expect(namesIn(next)).toEqual(namesFrom(10_021, 10))
        expect(namesIn(await page(pathOf(service, next.links.next)))).toEqual(namesFrom(10_031, 10))
        expect(namesIn(await page(pathOf(service, links.prev)))).toEqual(namesFrom(10_001, 10))
      })
      expect(statements).toHaveLength(3)
      expect(statements.filter((text) => / offset /.test(text))).toEqual([])
      return []
    }))

  test('the pages by cursor end where those by number end', () =>
    judgeWork(async () => {
      const last = await page('/merchants?sort=name&page[number]=1004')
      expect([namesIn(last), last.links.next]).toEqual([namesFrom(10_031, 10), null])
      const { links } = await page('/merchants?sort=name&page[number]=1003')
      const next = await page(pathOf(service, links.next))
      expect([namesIn(next), next.links.next]).toEqual([namesFrom(10_031, 10), null])
      return []
    }))

  test('a page by number that is not deep leads on by numbers, as existing clients know it', () =>
    judgeWork(async () => {
      const { links } = await page('/merchants?sort=name&page[number]=1000')
      expect([links.prev, links.next].map((link) => new URL(link).searchParams.get('page[number]'))).toEqual([
        '999',
        '1001',
      ])
      return []
    }))

  test('nothing of a filtered list is counted on the way', () =>
    judgeWork(async () => {
      const filtered = '/merchants?sort=name&filter[q][name_start]=m&page[number]=1002'
      const { links, meta } = await page(filtered)
      expect(meta.record_count).toBe(count)
      const statements = await spy.during(async () => {
        expect(await page(pathOf(service, links.next))).not.toHaveProperty('meta')
      })
      expect(statements.filter((text) => /count/.test(text))).toEqual([])
      return []
    }))
})
