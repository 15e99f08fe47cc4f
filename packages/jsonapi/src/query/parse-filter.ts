import { plainKeysOf, predicates, predicatesFor, type Registry, type Resource } from '@cohort/schema'
import type { JsonApiError } from '../errors/json-api-error.ts'
import { parseOperand } from './parse-operand.ts'
import type { Parameter } from './parse-query-string.ts'
import { readFilterKey, type KeyStop } from './read-filter-key.ts'
import type { Filter } from './read-query.ts'
import { refuseAt, type Slip } from './refuse-at.ts'

/**
 * Reads `filter[q][name_or_code_cont]=vip`, `filter[q][customers_email_end]=@example.com`, `filter[q][metadata.tier_eq]=gold`,
 * or a plain key like `filter[code]=vip`. Throws INVALID_FILTERS_SYNTAX, FILTER_NOT_ALLOWED or INVALID_FILTER_VALUE.
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
  const fault = 'Filters are written filter[q][<attribute>_<predicate>]=<value>, as filter[q][name_cont]=vip'
  const after = parameter.base.length
  throw refuseAt('INVALID_FILTERS_SYNTAX', parameter, { in: 'name', after }, fault)
}

type Test = Omit<Filter, 'operand'>

function withOperand(parameter: Parameter, { fields, join, predicate, test }: Test): Filter {
  // The fields of one filter are of one kind, or the predicate does not test them (readPredicateKey).
  const kind = fields[0]?.kind ?? 'text'
  return { fields, join, predicate, test, operand: parseOperand(parameter, test.operand, kind) }
}

/** Where the key begins in the name of its parameter. */
const predicateKeyAt = 'filter[q]['.length
const plainKeyAt = 'filter['.length

function readPredicateKey(registry: Registry, resource: Resource, parameter: Parameter, key: string): Test {
  const reading = readFilterKey(registry, resource, key)
  if (reading.kind === 'stop') throw unreadable(resource, parameter, key, reading)
  const { fields, join, predicate, predicateAt, test } = reading
  const refuse = (fault: string, slip?: Slip) =>
    refuseAt(
      'FILTER_NOT_ALLOWED',
      parameter,
      { in: 'name', after: predicateKeyAt + predicateAt },
      fault,
      slip,
    )
  const unfit = fields.find(({ kind }) => !test.kinds.includes(kind))
  if (unfit) {
    const kind = unfit.kind === 'path' ? 'a path inside JSON' : unfit.kind
    const slip = { name: predicate, legal: predicatesFor(unfit.kind) }
    throw refuse(
      `${predicate} cannot test ${[unfit.name, ...(unfit.keys ?? [])].join('.')}, which is ${kind}`,
      slip,
    )
  }
  if (new Set(fields.map(({ kind }) => kind)).size > 1) {
    throw refuse('Fields that are tested together must be of one kind')
  }
  return { fields, join, predicate, test }
}

function unreadable(
  resource: Resource,
  parameter: Parameter,
  key: string,
  { at, from, legal }: KeyStop,
): JsonApiError {
  const place = { in: 'name', after: predicateKeyAt + at } as const
  const slip = { name: key.slice(from), legal: legal(), before: key.slice(0, from) }
  return refuseAt('FILTER_NOT_ALLOWED', parameter, place, unfilterable(resource, key), slip)
}

function readPlainKey(resource: Resource, parameter: Parameter, key: string): Test {
  const all = plainKeysOf(resource)
  const found = all.find((plain) => plain.key === key)
  const test = found && predicates.get(found.predicate)
  if (!found || !test) {
    const slip = { name: key, legal: all.map((plain) => plain.key) }
    const place = { in: 'name', after: plainKeyAt } as const
    throw refuseAt('FILTER_NOT_ALLOWED', parameter, place, unfilterable(resource, key), slip)
  }
  return { fields: [found.field], join: 'and', predicate: found.predicate, test }
}

function unfilterable({ type }: Resource, key: string): string {
  return `${type} cannot be filtered by "${key}"`
}
