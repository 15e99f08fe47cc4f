import {
  customerGroups,
  filterNamesOf,
  predicates,
  predicatesFor,
  registry,
  type FieldKind,
} from '@cohort/schema'
import { sortNamesOf, type Place, type Span } from '@cohort/jsonapi/query'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actor, environment, gadgetQuery, gadgets } from '../gadgets.fixture.ts'
import { planFind, planRead } from '../plan/plan-read.ts'
import type { Statement } from '../run/statement.ts'
import type { Change } from '../write/change.ts'
import { unitOfWork } from '../write/unit-of-work.ts'
import { countFromPlan, selectFromPlan } from './select-from-plan.ts'

const samples = {
  text: 'a',
  integer: '5',
  boolean: 'true',
  time: '2026-01-31',
  json: '{}',
  path: 'a',
} as const satisfies Record<FieldKind, string>

/** Every filter that there is, each with a value. */
const filters = [...filterNamesOf(gadgets), { name: 'metadata.a.b', kind: 'path' as const }].flatMap(
  ({ name, kind }) =>
    predicatesFor(kind).map((predicate) => {
      const samplesByOperand = { value: samples[kind], list: samples[kind], flag: 'false', json: '{}' }
      const { operand = 'value' } = predicates.get(predicate) ?? {}
      return `filter[q][${name}_${predicate}]=${samplesByOperand[operand]}`
    }),
)

const queries = fc
  .record({
    // No more than any of them may cost together.
    filters: fc.subarray(filters, { maxLength: 2 }),
    sort: fc.subarray([...sortNamesOf(gadgets)], { maxLength: 4 }),
    number: fc.integer({ min: 1, max: 1000 }),
    size: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ filters: some, sort, number, size }) =>
    [
      ...some,
      ...(sort.length > 0 ? [`sort=-${sort.join(',')}`] : []),
      `page[number]=${number}&page[size]=${size}`,
    ].join('&'),
  )

/** An order of several keys and directions, and a place in it: longer than any of them, for the rest of it is not read. */
const sorted = fc.record({
  filters: fc.subarray(filters, { maxLength: 3 }),
  sort: fc
    .subarray([...sortNamesOf(gadgets)])
    .chain((names) => fc.tuple(...names.map((name) => fc.constantFrom(name, `-${name}`))))
    .map((terms) => terms.join(',')),
})
const somewhere: Arbitrary<Place> = fc.array(fc.constantFrom(null, 'a'), { minLength: 12, maxLength: 12 })
const span: Arbitrary<Span> = fc.record({
  after: fc.option(somewhere),
  before: fc.option(fc.oneof(somewhere, fc.constant([]))),
})

const written = fc.dictionary(fc.constantFrom('name', 'code', 'reference', 'metadata'), fc.jsonValue())
const changes = fc.oneof<fc.Arbitrary<Change>[]>(
  fc.record({ kind: fc.constant('create'), id: fc.string(), values: written }),
  fc.record({ kind: fc.constant('update'), id: fc.string(), values: written }),
  fc.record({ kind: fc.constant('delete'), id: fc.string() }),
)

const tables = 'gadgets|customer_groups|attachments|record_counters|event_stores'

/** How often a statement reads or changes rows that are in a table already. */
function tablesIn({ text }: Statement): number {
  return [...text.matchAll(new RegExp(`\\b(?:from|join|update) "?(?:${tables})"?`, 'g'))].length
}

/** What a statement's tables are held to: the values of its parameters, or the row that it has just changed. */
function wallsIn({ text, values }: Statement): unknown[] {
  const walls = text.matchAll(
    /(?<=where |and )(?:[tc]\.)?environment_id = (?:\$(\d+)|(row)\.environment_id)/g,
  )
  return [...walls].map(([, place, row]) => row ?? values[Number(place) - 1])
}

/** The first column of everything that is inserted, and what is put there. */
function insertionsIn({ text, values }: Statement): unknown[] {
  const insertions = text.matchAll(
    /insert into \S+(?: as c)? \("?(\w+)"?, [^)]*\)\s+(?:select |values \()(?:\$(\d+)|(\w+))/g,
  )
  return [...insertions].map(([, column, place, name]) => [column, name ?? values[Number(place) - 1]])
}

describe('no statement can be built without the environment', () => {
  test('that reads a list: every table in it is held to the environment', () => {
    fc.assert(
      fc.property(queries, (text) => {
        const plan = planRead(environment, gadgetQuery(text))
        for (const statement of [selectFromPlan(plan), countFromPlan(plan)]) {
          expect(wallsIn(statement)).toEqual(Array(tablesIn(statement)).fill(environment.id))
          expect(statement.values[0]).toBe(environment.id)
        }
        // Deep in a list its ids are looked for first.
        expect(tablesIn(selectFromPlan(plan))).toBe(plan.shape.showsPlaces ? 3 : 2)
        // An or of a filter never stands beside the wall: it is in its own brackets.
        expect(outsideBrackets(selectFromPlan(plan).text)).not.toMatch(/\bor\b/)
      }),
      { numRuns: 300 },
    )
  })

  test('that reads a page beside a place, also in two parts, and between two places', () => {
    fc.assert(
      fc.property(sorted, span, ({ filters: some, sort }, between) => {
        const query = gadgetQuery([...some, ...(sort === '' ? [] : [`sort=${sort}`])].join('&'))
        const statement = selectFromPlan(planRead(environment, query, { span: between }))
        expect(wallsIn(statement)).toEqual(Array(tablesIn(statement)).fill(environment.id))
        expect(outsideBrackets(statement.text)).not.toMatch(/\bor\b/)
        const parts = statement.text.match(/(?<=\()select "t"."id".*?(?=\) union all|\)\) as p)/g) ?? []
        for (const part of parts) expect(outsideBrackets(part)).not.toMatch(/\bor\b/)
      }),
      { numRuns: 300 },
    )
  })

  test('that finds a row', () => {
    const statement = selectFromPlan(planFind(environment, gadgets, 'a'))
    expect([tablesIn(statement), wallsIn(statement)]).toEqual([1, [environment.id]])
  })

  test('that changes a row: it is looked for and put in the environment only', () => {
    const { id } = environment
    const expected = {
      create: { walls: [id], insertions: [id, 'environment_id', id] },
      update: { walls: [id, id, id], insertions: ['environment_id', id] },
      delete: { walls: [id, 'row', id], insertions: ['environment_id', id] },
    }
    fc.assert(
      fc.property(changes, (change) => {
        const statement = unitOfWork(environment, actor, registry, customerGroups, change)
        const { walls, insertions } = expected[change.kind]
        expect(wallsIn(statement)).toEqual(walls)
        expect(tablesIn(statement)).toBe(walls.length)
        expect(insertionsIn(statement)).toEqual(insertions.map((value) => ['environment_id', value]))
        expect(statement.values[0]).toBe(id)
      }),
    )
  })
})

function outsideBrackets(text: string): string {
  const inner = text.replaceAll(/\([^()]*\)/g, '')
  return inner === text ? text : outsideBrackets(inner)
}
