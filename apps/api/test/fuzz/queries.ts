import { sortNamesOf } from '@cohort/jsonapi'
import {
  filterNamesOf,
  filterStepsOf,
  isToOne,
  predicates,
  predicatesFor,
  registry,
  targetsOf,
  type Operand,
  type Resource,
  type FieldKind,
} from '@cohort/schema'
import fc from 'fast-check'
import { anyJson, anyText, escaped, nearly } from './arbitrary-text.ts'

type Pair = readonly [key: string, value: string]

/** The query strings of a list: filters, sorts, pages and all that a single record takes; legal ones, and nearly legal ones. */
export function listQueries(resource: Resource): fc.Arbitrary<string> {
  return queries([filters(resource), sorts(resource), pages(resource), ...shownParameters(resource)])
}

/** The query strings of a single record. */
export function singleQueries(resource: Resource): fc.Arbitrary<string> {
  return queries(shownParameters(resource))
}

/** What no declaration says anything of. */
export const strangeQueries: fc.Arbitrary<string> = queries([
  fc.array(
    fc.tuple(
      fc.oneof(
        anyText,
        fc
          .tuple(fc.constantFrom('filter', 'filter[q]', 'fields', 'page', 'sort', 'include'), anyText)
          .map(([family, text]) => `${family}[${text}]`),
      ),
      anyText,
    ),
    { maxLength: 3 },
  ),
])

function queries(families: readonly fc.Arbitrary<readonly Pair[]>[]): fc.Arbitrary<string> {
  const text = fc.tuple(...families).map((all) =>
    all
      .flat()
      .map(([key, value]) => `${escaped(key)}=${escaped(value)}`)
      .join('&'),
  )
  return nearly(text)
}

function filters(resource: Resource): fc.Arbitrary<readonly Pair[]> {
  const filter = fc
    .constantFrom<Tested[]>(...filterNamesOf(resource), ...fieldsAcross(resource))
    .chain((field) =>
      field.kind === 'json' ? fc.oneof(fc.constant(field), pathsInside(field)) : fc.constant(field),
    )
    .chain(({ name, kind }) =>
      fc
        .constantFrom(...predicatesFor(kind))
        .chain((predicate) =>
          operands(predicate, kind).map((value): Pair => [`filter[q][${name}_${predicate}]`, value]),
        ),
    )
  return fc.array(filter, { maxLength: 3 })
}

/** What a filter tests, by what it is called. */
interface Tested {
  readonly name: string
  readonly kind: FieldKind
}

/** What paths lead to inside JSON: keys that are usual, that need escapes, and that are any text. */
function pathsInside({ name }: Tested): fc.Arbitrary<Tested> {
  const keys = fc.oneof(fc.constantFrom('tier', 'a.b', 'first_name', '\\_.'), anyText)
  return keys.map((key) => ({ name: `${name}.${key}`, kind: 'path' }))
}

/** The fields of what relationships lead to. */
function fieldsAcross(resource: Resource): readonly Tested[] {
  return filterStepsOf(registry, resource).flatMap((step) =>
    filterNamesOf(step.target).map(({ name, kind }) => ({ name: `${step.name}_${name}`, kind })),
  )
}

function operands(predicate: string, kind: FieldKind): fc.Arbitrary<string> {
  const operand = predicates.get(predicate)?.operand ?? 'value'
  return fc.oneof({ weight: 8, arbitrary: operandsOf[operand](kind) }, { weight: 1, arbitrary: anyText })
}

const operandsOf = {
  value: (kind) => valuesOf[kind],
  list: (kind) => fc.array(valuesOf[kind], { maxLength: 5 }).map((values) => values.join(',')),
  flag: () => fc.constantFrom('true', 'false', '0', '1'),
  json: () => anyJson,
} as const satisfies Record<Operand, (kind: FieldKind) => fc.Arbitrary<string>>

const valuesOf: Readonly<Record<FieldKind, fc.Arbitrary<string>>> = {
  text: anyText,
  integer: fc.oneof(fc.integer(), fc.maxSafeInteger()).map(String),
  boolean: fc.constantFrom('true', 'false'),
  time: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  json: anyJson,
  path: fc.oneof(anyText, fc.constantFrom('5', '-1.5e3', '1e400', 'true')),
}

function sorts(resource: Resource): fc.Arbitrary<readonly Pair[]> {
  const names = sortNamesOf(resource)
  if (names.length === 0) return fc.constant([])
  const all = [
    ...names,
    ...names.map((name) => `-${name}`),
    '-customer_group.name',
    'customer_group.created_at',
  ]
  return maybe(
    fc
      .array(fc.constantFrom(...all), { minLength: 1, maxLength: 3 })
      .map((keys): Pair => ['sort', keys.join(',')]),
  )
}

function pages({ paging }: Resource): fc.Arbitrary<readonly Pair[]> {
  const numbers = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer(), fc.maxSafeInteger()).map(String)
  const keys =
    paging === 'cursor'
      ? ['page[after]', 'page[size]']
      : ['page[number]', 'page[size]', 'page[after]', 'page[before]']
  return fc.array(
    fc.tuple(
      fc.constantFrom(...keys),
      fc.oneof({ weight: 5, arbitrary: numbers }, { weight: 1, arbitrary: anyText }),
    ),
    { maxLength: 2 },
  )
}

function shownParameters(resource: Resource): readonly fc.Arbitrary<readonly Pair[]>[] {
  const { type, attributes, relationships } = resource
  const names = Object.keys(relationships)
  const fields = [...Object.keys(attributes), ...names]
  const toMany = Object.entries(relationships).flatMap(([name, link]) => (isToOne(link) ? [] : [name]))
  return [
    listOf('include', pathsFrom(resource, 3)),
    listOf('withCount', toMany),
    maybe(fc.subarray(fields).map((shown): Pair => [`fields[${type}]`, shown.join(',')])),
  ]
}

/** The paths that an include may have, so many levels deep. */
function pathsFrom(resource: Resource, levels: number): readonly string[] {
  if (levels === 0) return []
  return Object.entries(resource.relationships).flatMap(([name, relationship]) => {
    const [target] = targetsOf(registry, name, relationship)
    return target === undefined
      ? []
      : [name, ...pathsFrom(target, levels - 1).map((path) => `${name}.${path}`)]
  })
}

function listOf(key: string, names: readonly string[]): fc.Arbitrary<readonly Pair[]> {
  if (names.length === 0) return fc.constant([])
  return maybe(fc.array(fc.constantFrom(...names), { maxLength: 3 }).map((all): Pair => [key, all.join(',')]))
}

function maybe(pair: fc.Arbitrary<Pair>): fc.Arbitrary<readonly Pair[]> {
  return fc.option(pair, { nil: undefined, freq: 2 }).map((given) => (given === undefined ? [] : [given]))
}
