import { filterNamesOf, plainKeysOf, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { parseReadQuery } from './parse-read-query.ts'

const listed = registry.resources.filter(({ actions }) => actions.includes('list'))

const samples = { text: 'a', integer: '5', boolean: 'true', time: '2026-01-31', json: '{}' } as const

describe.each(listed)('the plain keys of $type', (resource) => {
  test('are every field that can be equal, ids, and both ends of a time', () => {
    const fields = filterNamesOf(resource).filter(({ kind }) => kind !== 'json')
    const ends = fields
      .filter(({ kind }) => kind === 'time')
      .flatMap(({ name }) => [`${name}_from`, `${name}_to`])
    const keys = plainKeysOf(resource).map(({ key }) => key)
    expect(keys.toSorted()).toEqual(['ids', ...fields.map(({ name }) => name), ...ends].toSorted())
  })

  test('are read as the filters that they are short for', () => {
    for (const { key, field, predicate } of plainKeysOf(resource)) {
      const read = (name: string) =>
        parseReadQuery(registry, resource, 'list', `filter${name}=${samples[field.kind]}`).filters
      expect(read(`[${key}]`)).toEqual(read(`[q][${field.name}_${predicate}]`))
    }
  })
})
