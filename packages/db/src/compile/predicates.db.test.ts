import { predicates, predicatesFor, type FieldKind, type Predicate } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, create, listGadgets, openPlace } from '../database.fixture.ts'
import { gadgetQuery, gadgets } from '../gadgets.fixture.ts'
import { passes, pathPasses } from './predicates.fixture.ts'

const place = openPlace()

const table = `
  create table gadgets (
    environment_id integer not null references environments (id),
    id text collate "C" not null,
    name text collate "und-x-icu" not null,
    code text collate "C",
    size integer,
    is_heavy boolean,
    sold_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    reference text collate "C",
    reference_origin text collate "C",
    metadata jsonb not null default '{}',
    primary key (environment_id, id)
  )`

const kinds: readonly FieldKind[] = ['text', 'integer', 'boolean', 'time', 'json', 'path']

type Rows = {
  readonly [Kind in FieldKind]: readonly (Kind extends 'json' | 'path'
    ? object
    : string | number | boolean | null)[]
}

/** The values of the rows, by kind, and the column that has them. */
const stored: Rows = {
  text: [
    null,
    '',
    'a',
    'b',
    'ab',
    'A',
    'aÉb',
    'éa',
    'ß',
    'SS',
    'İ',
    'i',
    'ı',
    '50%',
    '5_0',
    'a\\b',
    'a\\',
    '%',
    '😀',
    'a,b',
    ' a',
  ],
  integer: [null, -2_147_483_648, -1, 0, 1, 2, 2_147_483_647],
  boolean: [null, true, false],
  time: [
    null,
    '0001-01-01T00:00:00.000Z',
    '2026-01-31T00:00:00.000Z',
    '2026-01-31T00:00:00.001Z',
    '9999-12-31T23:59:59.999Z',
  ],
  json: [
    {},
    { a: 1 },
    { a: 1, b: [1, { c: null }] },
    { a: { b: { c: 'x' } } },
    { a: '1' },
    { a: [1, 2, 3] },
    { 'é\\"': true },
  ],
  path: [
    {},
    { p: {} },
    { p: [{ 'k_.é': 'a' }] },
    { p: { k_: { é: 'a' } } },
    ...[null, '', 'a', 'ab', 'B', 'É', '5', '5.0', 5, -5.5, 10, '10', true, 'true', false].map(inPath),
    ...[{}, [], ['a'], [5], { a: 'a' }, '{}', 'null', '2026-01-31', '50%', 'a,b'].map(inPath),
  ],
}

/** Metadata with a value at the end of the path that the filters ask for. */
function inPath(value: unknown): object {
  return { p: { 'k_.é': value, other: 'a' } }
}

const columns = {
  text: 'code',
  integer: 'size',
  boolean: 'is_heavy',
  time: 'sold_at',
  json: 'metadata',
  path: 'metadata',
} as const satisfies Record<FieldKind, string>

/** What a filter calls what it tests. */
const names = { ...columns, path: String.raw`metadata.p.k\_\.é` } as const satisfies Record<FieldKind, string>

/** What is asked for, as one value each; lists are made of two of them. */
const asked: Readonly<Record<FieldKind, readonly string[]>> = {
  text: ['', 'a', 'B', 'É', 'éa', 'ß', 'İ', '%', '_', '\\', 'a\\\\', 'a%', '_%_', '5\\_0', '😀', ' '],
  integer: ['-2147483648', '0', '1', '2147483647', '7'],
  boolean: ['true', 'false'],
  time: [
    '2026-01-31',
    '2026-01-31T01:00:00.001+01:00',
    '0001-01-01',
    '9999-12-31T23:59:59.999Z',
    '2026-01-30',
  ],
  json: [
    '{}',
    '{"a":1}',
    '{"a":1.0}',
    '{"b":[{"c":null}]}',
    '{"a":{"b":{}}}',
    '{"a":[3,1]}',
    '{"a":[]}',
    '[]',
    '{"é\\\\\\"":true}',
  ],
  path: ['a', '', 'A', 'é', '5', '5.00', '-55e-1', '7', 'true', 'null', '2026-01', '{}', '%', 'B', '1e400'],
}

beforeAll(async () => {
  await ask(place(), table)
  const rows = kinds.flatMap((kind) =>
    stored[kind].map((value, index) => ({ name: `${kind} ${index}`, [columns[kind]]: value })),
  )
  await Promise.all(rows.map((values) => create(place(), values, { resource: gadgets })))
})

function operandsOf({ operand }: Predicate, kind: FieldKind): readonly string[] {
  if (operand === 'flag') return ['true', 'false']
  if (operand === 'json') return asked.json
  if (operand !== 'list') return asked[kind]
  const written = asked[kind].map((text) => text.replaceAll(/[\\,]/g, '\\$&'))
  return written.map((text, index) => `${text},${written[(index + 3) % written.length]}`)
}

/** Names of the rows of a kind that the model lets pass. */
function expectedOf(kind: FieldKind, query: string): string[] {
  const [filter] = gadgetQuery(query).filters
  if (filter === undefined) throw new Error('There is one filter.')
  return stored[kind].flatMap((value, index) =>
    (kind === 'path' ? pathPasses : passes)(filter.test, filter.operand, value) ? [`${kind} ${index}`] : [],
  )
}

const cases = kinds.flatMap((kind) => predicatesFor(kind).map((predicate) => [kind, predicate] as const))

describe('PostgreSQL and the plain model of a predicate say the same', () => {
  test.each(cases)('%s %s', async (kind, predicate) => {
    const definition = predicates.get(predicate)
    if (definition === undefined) throw new Error('The predicate is declared.')
    const queries = operandsOf(definition, kind).map(
      (text) =>
        `filter[q][name_start]=${kind}&filter[q][${names[kind]}_${predicate}]=${encodeURIComponent(text)}&page[size]=100`,
    )
    const answers = await Promise.all(
      queries.map(async (query) => {
        const { rows, recordCount } = await listGadgets(place(), query)
        expect(recordCount).toBe(rows.length)
        return [query, rows.map(({ name }) => String(name)).toSorted()]
      }),
    )
    const model = queries.map((query) => [
      query,
      expectedOf(kind, query.split('&').slice(1).join('&')).toSorted(),
    ])
    expect(answers).toEqual(model)
  })
})

test('the questions are good ones: for most predicates some rows pass and some do not', () => {
  const sizes = cases.map(([kind, predicate]) => {
    const definition = predicates.get(predicate)
    const texts = definition === undefined ? [] : operandsOf(definition, kind)
    const counts = texts.map(
      (text) => expectedOf(kind, `filter[q][${names[kind]}_${predicate}]=${encodeURIComponent(text)}`).length,
    )
    return counts.some((count) => count > 0 && count < stored[kind].length)
  })
  expect(sizes.filter((isGood) => !isGood).length).toBeLessThan(12)
})
