import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { resourceFiles } from './resource-files.ts'

const registryFile = 'packages/schema/src/registry.ts'
const registry = readFileSync(new URL(`../../../../${registryFile}`, import.meta.url), 'utf8')
const migrations = ['0001_environments.sql', '0012_rate_limit_counters.sql']

/** That what is written loads, and fits its table, is said in apps/api/test/extension/new-resource.test.ts. */
describe('a new resource', () => {
  const files = resourceFiles('gift_cards', { registry, migrations })

  test('has a declaration, a line of the registry, the next migration and a test', () => {
    expect(Object.keys(files)).toEqual([
      'packages/schema/src/resources/gift-cards.ts',
      registryFile,
      'packages/db/src/migrate/migrations/0013_gift_cards.sql',
      'apps/api/test/resources/gift-cards.test.ts',
    ])
  })

  test('stands in the registry before the history and among the imports in their order, and nothing else has moved', () => {
    const lines = files[registryFile]?.split('\n') ?? []
    expect(lines.filter((line) => !line.includes('giftCards')).join('\n')).toBe(registry)
    expect(lines.filter((line) => line.includes('giftCards'))).toHaveLength(2)
    expect(lines.indexOf('  giftCards,')).toBe(lines.indexOf('  versions,') - 1)
    const imports = lines
      .filter((line) => line.includes("'./resources/"))
      .map((line) => line.split("'")[1] ?? '')
    expect(imports).toEqual(imports.toSorted((one, other) => (one < other ? -1 : 1)))
  })
})

describe('a new resource cannot be called', () => {
  test.each(['giftCards', 'gift-cards', 'gift_card', '_cards', '1cards', '../cards', ''])('%j', (type) => {
    expect(() => resourceFiles(type, { registry, migrations })).toThrow('is no name of a resource')
  })

  test('what another one is called', () => {
    expect(() => resourceFiles('price_lists', { registry, migrations })).toThrow(
      'There is a resource price_lists already.',
    )
  })
})
