import {
  can,
  isToOne,
  linkColumnsOf,
  predicates,
  valueKindOf,
  type Predicate,
  type Registry,
  type Resource,
  type ValueKind,
} from '@cohort/schema'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { suggestion } from '../errors/nearest-name.ts'
import { parseOperand } from './parse-operand.ts'
import type { Parameter } from './parse-query-string.ts'
import type { Filter, FilterField, PathStep } from './read-query.ts'

/** The fields of its own that a resource can be filtered by, longest name first: `code_name_eq` is of `code_name` where there is one. */
export function filterFieldsOf(resource: Resource): readonly FilterField[] {
  const attributes = Object.entries(resource.attributes).filter(([, declared]) => can(declared, 'filter'))
  return [
    { name: 'id', kind: 'text' as const },
    ...attributes.map(([name, { schema }]) => ({ name, kind: valueKindOf(schema) })),
    ...toOneColumnsOf(resource).map(({ name, kind }) => ({ name, kind })),
  ].toSorted((a, b) => b.name.length - a.name.length)
}

/** A to-one is filtered by what it leads to: `customer_group_id_in`, `attachable_type_eq`. */
function toOneColumnsOf(resource: Resource): readonly FilterField[] {
  const filterable = Object.entries(resource.relationships).filter(
    ([, link]) => isToOne(link) && link.can.includes('filter'),
  )
  return linkColumnsOf({ ...resource, relationships: Object.fromEntries(filterable) })
}

/**
 * Reads `filter[q][name_or_code_cont]=vip`, `filter[q][customers_email_end]=@example.com`, or a plain key like
 * `filter[code]=vip`. Throws INVALID_FILTERS_SYNTAX, FILTER_NOT_ALLOWED or INVALID_FILTER_VALUE.
 */
export function parseFilter(registry: Registry, resource: Resource, parameter: Parameter): Filter {
  const { parts } = parameter
  const [first = '', second] = parts
  if (first === 'q' && second !== undefined && parts.length === 2) {
    return withOperand(parameter, readPredicateKey(registry, resource, parameter, second))
  }
  if (first !== 'q' && parts.length === 1) {
    return withOperand(parameter, readPlainKey(resource, parameter, first))
  }
  const detail =
    'Filters are written filter[q][<attribute>_<predicate>]=<value>, as filter[q][name_cont]=vip.'
  throw refusal('INVALID_FILTERS_SYNTAX', { detail, source: { parameter: parameter.name } })
}

/** So many relationships a field may be away, and so many fields one filter may name: each is a table to look into. */
const mostLevels = 4
const mostFields = 10

type Test = Omit<Filter, 'operand'>

function withOperand(parameter: Parameter, { fields, join, predicate, test }: Test): Filter {
  // The fields of one filter are of one kind, or the predicate does not test them (readPredicateKey).
  const kind = fields[0]?.kind ?? 'text'
  return { fields, join, predicate, test, operand: parseOperand(parameter, test.operand, kind) }
}

function readPredicateKey(registry: Registry, resource: Resource, parameter: Parameter, key: string): Test {
  const reading = readNames(registry, resource, key)
  const test = reading && predicates.get(reading.predicate)
  if (!reading || !test) throw unknownKey(registry, resource, parameter, key)
  const { fields, join, predicate } = reading
  if (fields.length > mostFields) throw notAllowed(parameter, `One filter may name ${mostFields} fields.`)
  const unfit = fields.find(({ kind }) => !test.kinds.includes(kind))
  if (unfit) throw notAllowed(parameter, `${predicate} cannot test ${unfit.name}, which is ${unfit.kind}.`)
  if (new Set(fields.map(({ kind }) => kind)).size > 1) {
    throw notAllowed(parameter, 'Fields that are tested together must be of one kind.')
  }
  return { fields, join, predicate, test }
}

interface Reading {
  readonly fields: readonly FilterField[]
  readonly join: Filter['join']
  readonly predicate: string
}

/** Splits a key into declared names and a predicate; undefined when it has no reading. */
function readNames(registry: Registry, resource: Resource, key: string): Reading | undefined {
  for (const { field, rest } of readField(registry, resource, key)) {
    if (predicates.has(rest)) return { fields: [field], join: 'and', predicate: rest }
    const joined = readJoined(registry, resource, field, rest)
    if (joined) return joined
  }
  return undefined
}

function readJoined(
  registry: Registry,
  resource: Resource,
  field: FilterField,
  rest: string,
): Reading | undefined {
  const [, join, others = ''] = /^(or|and)_(.*)$/s.exec(rest) ?? []
  if (join !== 'or' && join !== 'and') return undefined
  const reading = readNames(registry, resource, others)
  const isMixed = reading !== undefined && reading.fields.length > 1 && reading.join !== join
  return reading && !isMixed ? { ...reading, join, fields: [field, ...reading.fields] } : undefined
}

interface FieldReading {
  readonly field: FilterField
  /** What follows the field's name in the key. */
  readonly rest: string
}

/** Every way in which a key can begin with a field: one of the resource's own, or one that a relationship leads to. */
function* readField(
  registry: Registry,
  resource: Resource,
  key: string,
  levels: number = mostLevels,
): Generator<FieldReading> {
  for (const field of filterFieldsOf(resource)) {
    if (key.startsWith(`${field.name}_`)) yield { field, rest: key.slice(field.name.length + 1) }
  }
  if (levels === 0) return
  for (const step of stepsFrom(registry, resource)) {
    if (!key.startsWith(`${step.name}_`)) continue
    for (const { field, rest } of readField(
      registry,
      step.target,
      key.slice(step.name.length + 1),
      levels - 1,
    )) {
      yield { field: { ...field, path: [step, ...(field.path ?? [])] }, rest }
    }
  }
}

/** The relationships that filters may cross: all but those that lead to several types, which have no fields in common. */
function stepsFrom(registry: Registry, { relationships }: Resource): readonly PathStep[] {
  return Object.entries(relationships).flatMap(([name, relationship]): PathStep[] => {
    if (relationship.kind === 'belongs_to_any') return []
    if (relationship.kind === 'belongs_to' && !relationship.can.includes('filter')) return []
    const target = registry.find(relationship.target)
    return target === undefined ? [] : [{ name, relationship, target }]
  })
}

/** The keys without `q`: the suffix, and the predicate that it stands for. */
const plainSuffixes = { '': 'eq', _from: 'gteq', _to: 'lteq' } as const

function readPlainKey(resource: Resource, parameter: Parameter, key: string): Test {
  const declared = filterFieldsOf(resource)
  const readings = declared.flatMap((field) =>
    Object.entries(plainSuffixes)
      .filter(([suffix]) => suffix === '' || field.kind === 'time')
      .map(([suffix, predicate]) => ({ key: `${field.name}${suffix}`, field, predicate })),
  )
  const all = [
    ...readings,
    { key: 'ids', field: { name: 'id', kind: 'text' as const }, predicate: 'in' },
  ].filter(({ field, predicate }) => predicates.get(predicate)?.kinds.includes(field.kind))
  const found = all.find((reading) => reading.key === key)
  const test = found && predicates.get(found.predicate)
  if (!found || !test) {
    const legal = all.map((reading) => reading.key)
    throw notAllowed(parameter, `${resource.type} cannot be filtered by "${key}".${suggestion(key, legal)}`)
  }
  return { fields: [found.field], join: 'and', predicate: found.predicate, test }
}

function unknownKey(registry: Registry, resource: Resource, parameter: Parameter, key: string): JsonApiError {
  const legal = legalKeys(registry, resource, key)
  return notAllowed(parameter, `${resource.type} cannot be filtered by "${key}".${suggestion(key, legal)}`)
}

/** The keys near which a mistyped one can be: those of the resource, and of the relationship that it begins with. */
function legalKeys(
  registry: Registry,
  resource: Resource,
  key: string,
  levels: number = mostLevels,
): readonly string[] {
  if (levels === 0) return []
  const own = filterFieldsOf(resource).flatMap(({ name, kind }) => keysOf(name, kind))
  const steps = stepsFrom(registry, resource).filter(({ name }) => key.startsWith(`${name}_`))
  const crossed = steps.flatMap(({ name, target }) =>
    legalKeys(registry, target, key.slice(name.length + 1), levels - 1).map((inner) => `${name}_${inner}`),
  )
  return [...own, ...crossed]
}

function keysOf(name: string, kind: ValueKind): string[] {
  const fits = ([, { kinds }]: [string, Predicate]) => kinds.includes(kind)
  return [...predicates].filter(fits).map(([predicate]) => `${name}_${predicate}`)
}

function notAllowed({ name }: Parameter, detail: string): JsonApiError {
  return refusal('FILTER_NOT_ALLOWED', { detail, source: { parameter: name } })
}
