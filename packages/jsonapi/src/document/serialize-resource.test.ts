import { columnsOf, type Column } from '@cohort/schema'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainCursors } from '../cursor/plain-cursors.fixture.ts'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { serializerOf, wireTime } from './serialize-resource.ts'
import type { Row } from '../query/read-result.ts'

const context = {
  base: 'https://host/api',
  meta: '{"mode":"test","organization_id":"o"}',
  profiles: [],
  cursors: plainCursors,
}
const self = 'https://host/api/gadgets/'

/** A moment as PostgreSQL writes it: `2026-01-31 09:30:00.12+00`. */
const moment = fc
  .date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  .map((date) =>
    date
      .toISOString()
      .replace('T', ' ')
      .replace(/\.?0*Z$/, '+00'),
  )

const values = {
  text: fc.string({ unit: 'binary' }),
  integer: fc.integer(),
  boolean: fc.boolean(),
  time: moment,
  json: fc.jsonValue().map((value) => JSON.stringify(value)),
} as const satisfies Record<Column['kind'], Arbitrary<string | number | boolean>>

const rows: Arbitrary<Row> = fc.record({
  id: fc.stringMatching(/^[0-9A-Za-z]{14}$/),
  ...Object.fromEntries(
    columnsOf(gadgets).map(({ name, kind, isNullable }) => [
      name,
      isNullable ? fc.option<Row[string]>(values[kind]) : values[kind],
    ]),
  ),
})

const allFields = [...Object.keys(gadgets.attributes), ...Object.keys(gadgets.relationships)]

/** The resource object of a row as JSON.stringify writes it. */
function plainly(row: Row, fields: readonly string[]): string {
  const columns = columnsOf(gadgets).filter(({ name }) => fields.includes(name))
  const links = Object.keys(gadgets.relationships).filter((name) => fields.includes(name))
  return JSON.stringify({
    id: row.id,
    type: 'gadgets',
    links: { self: `${self}${row.id}` },
    attributes: Object.fromEntries(
      columns.map(({ name, kind }) => [name, wireValue(kind, row[name] ?? null)]),
    ),
    ...(links.length > 0 && {
      relationships: Object.fromEntries(
        links.map((name) => [
          name,
          { links: { self: `${self}${row.id}/relationships/${name}`, related: `${self}${row.id}/${name}` } },
        ]),
      ),
    }),
    meta: { mode: 'test', organization_id: 'o' },
  })
}

function wireValue(kind: Column['kind'], value: string | number | boolean | null): unknown {
  if (kind === 'json') return JSON.parse(String(value))
  if (kind !== 'time' || value === null) return value
  return new Date(String(value).replace(' ', 'T').replace('+00', 'Z')).toISOString()
}

/** The text of a row of which nothing was included or counted. */
function textOf(row: Row, fields?: readonly string[]): string {
  const shown = { row, links: new Map(), counts: new Map() }
  return serializerOf(gadgetRegistry, gadgets, fields)(shown, context)
}

describe('the text of a resource', () => {
  test('is what JSON.stringify writes, whatever the row holds and whichever fields are shown', () => {
    fc.assert(
      fc.property(rows, fc.option(fc.subarray(allFields), { nil: undefined }), (row, fields) => {
        expect(textOf(row, fields)).toBe(plainly(row, fields ?? allFields))
      }),
      { numRuns: 300 },
    )
  })

  test.each(['"', '\\', '\u0001\u001F\u007F', '\n\r\t\b\f', '\u2028\u2029', '😀', '</script>', 'é\u0301'])(
    'is what JSON.stringify writes, with the text %j',
    (name) => {
      const row = {
        id: 'a',
        name,
        is_heavy: false,
        created_at: '2026-01-31 09:30:00+00',
        updated_at: '2026-01-31 09:30:00+00',
        metadata: '{}',
      }
      expect(textOf(row)).toBe(plainly(row, allFields))
    },
  )

  test('has the fields in declared order, however they were asked for', () => {
    const row = { id: 'a', name: 'n', size: null }
    const expected =
      '{"id":"a","type":"gadgets","links":{"self":"https://host/api/gadgets/a"},"attributes":{"name":"n","size":null},' +
      '"meta":{"mode":"test","organization_id":"o"}}'
    expect(textOf(row, ['size', 'name'])).toBe(expected)
    expect(textOf(row, ['name', 'size'])).toBe(expected)
  })

  test('has no attributes and no relationships when no fields are shown (Q13)', () => {
    expect(textOf({ id: 'a', name: 'n' }, [])).toBe(
      '{"id":"a","type":"gadgets","links":{"self":"https://host/api/gadgets/a"},"attributes":{},"meta":{"mode":"test","organization_id":"o"}}',
    )
  })

  test('keeps every digit of metadata', () => {
    const metadata = '{"n": 0.1234567890123456789012345678901, "one": 1.0}'
    expect(textOf({ id: 'a', metadata }, ['metadata'])).toContain(`"metadata":${metadata}}`)
  })

  test('is written by one serializer for each set of fields', () => {
    expect(serializerOf(gadgetRegistry, gadgets, ['size', 'name'])).toBe(
      serializerOf(gadgetRegistry, gadgets, ['name', 'size']),
    )
    expect(serializerOf(gadgetRegistry, gadgets, ['name'])).not.toBe(
      serializerOf(gadgetRegistry, gadgets, ['size']),
    )
  })
})

describe('a time of the database in wire format', () => {
  test.each([
    ['2026-01-31 09:30:00+00', '2026-01-31T09:30:00.000Z'],
    ['2026-01-31 09:30:00.1+00', '2026-01-31T09:30:00.100Z'],
    ['2026-01-31 09:30:00.12+00', '2026-01-31T09:30:00.120Z'],
    ['2026-01-31 09:30:00.123+00', '2026-01-31T09:30:00.123Z'],
    ['2026-01-31 09:30:00.000001+00', '2026-01-31T09:30:00.000Z'],
    ['2026-01-31 23:59:59.999999+00', '2026-01-31T23:59:59.999Z'],
    ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31 23:59:59.99+00', '9999-12-31T23:59:59.990Z'],
  ])('%s is %s', (text, wire) => {
    expect(wireTime(text)).toBe(wire)
  })
})
