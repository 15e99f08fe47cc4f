import { beforeAll, describe, expect, test } from 'vitest'
import {
  blocksOf,
  documentsRunAsTheyAre,
  runBlocks,
  type BlockResult,
  type DocumentBlock,
} from '../harness/run-document.ts'
import { jsonOf, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

describe.each(documentsRunAsTheyAre)('%s', (path) => {
  const service = useService()
  let ran: readonly (readonly [DocumentBlock, BlockResult])[] = []

  beforeAll(async () => {
    const blocks = await blocksOf(path)
    const results = await runBlocks(service, blocks)
    ran = results.flatMap((result, index) => {
      const block = blocks[index]
      return block === undefined ? [] : [[block, result] as const]
    })
  })

  test('has commands, and each is answered as it says', () => {
    expect(ran.flatMap(([, { statuses }]) => statuses).length).toBeGreaterThan(1)
    for (const [{ commands, statuses: told }, { statuses, complaints }] of ran) {
      const expected = told.length > 0 ? told : statuses.filter((status) => status < 300)
      expect({ commands, statuses, complaints }).toEqual({ commands, statuses: expected, complaints: '' })
    }
  })

  test('shows what is answered', () => {
    for (const [{ commands, prints }, { output }] of ran) {
      if (prints === undefined) continue
      expect({ commands, output: jsonOf(output) }).toMatchObject({ commands, output: withGaps(prints) })
    }
  })
})

const anything: unknown = expect.anything()

/** What a document shows, with anything for `…`. */
function withGaps(shown: Json): Json {
  if (shown === '…') return anything
  if (Array.isArray(shown)) return shown.map(withGaps)
  if (typeof shown !== 'object' || shown === null) return shown
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, withGaps(value)]))
}
