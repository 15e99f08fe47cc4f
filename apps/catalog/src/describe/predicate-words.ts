import { predicates, predicatesFor, type Operator, type Predicate, type ValueKind } from '@cohort/schema'

type Words = readonly [positive: string, negated: string]

/** What each test is called, and its negation; a kind of value may have words of its own. */
const operatorWords = {
  eq: { any: ['is', 'is not'] },
  lt: { any: ['is less than', ''], time: ['is before', ''], text: ['comes before', ''] },
  lteq: { any: ['is at most', ''], time: ['is at or before', ''], text: ['is or comes before', ''] },
  gt: { any: ['is greater than', ''], time: ['is after', ''], text: ['comes after', ''] },
  gteq: { any: ['is at least', ''], time: ['is at or after', ''], text: ['is or comes after', ''] },
  in: { any: ['is one of', 'is none of'] },
  null: { any: ['is null', 'is not null'] },
  present: { any: ['is present', 'is blank'] },
  true: { any: ['is true', 'is false'] },
  start: { any: ['starts with', 'does not start with'] },
  end: { any: ['ends with', 'does not end with'] },
  cont: { any: ['contains (same case)', 'does not contain (same case)'] },
  i_cont: { any: ['contains', 'does not contain'] },
  matches: { any: ['matches', 'does not match'] },
  jcont: { any: ['contains', ''] },
} as const satisfies Record<Operator, { readonly any: Words } & { readonly [Kind in ValueKind]?: Words }>

/** What a predicate is called when it tests a kind of value: `not_eq_or_null` is "is not, or null". */
export function predicateWords(
  { operator, isNegated, quantifier, orNull }: Predicate,
  kind: ValueKind,
): string {
  const byKind: Partial<Record<ValueKind | 'any', Words>> = operatorWords[operator]
  const [positive, negated] = byKind[kind] ?? operatorWords[operator].any
  const words = isNegated ? negated : positive
  return `${words}${quantifier === null ? '' : ` ${quantifier} of`}${orNull ? ', or null' : ''}`
}

/** A predicate to choose from. */
export interface PredicateOption {
  readonly name: string
  readonly label: string
  /** One of the forms with lists and nulls, which few people look for. */
  readonly isRare: boolean
}

/** The predicate that people most likely want for a kind of value. */
export const usualPredicate = {
  text: 'i_cont',
  integer: 'eq',
  boolean: 'true',
  time: 'gteq',
  json: 'jcont',
} as const satisfies Record<ValueKind, string>

/** The predicates that can test a kind of value, the usual one first. */
export function predicateOptionsFor(kind: ValueKind): readonly PredicateOption[] {
  const options = predicatesFor(kind).flatMap((name) => {
    const predicate = predicates.get(name)
    if (predicate === undefined) return []
    const isRare = predicate.quantifier !== null || predicate.orNull
    return [{ name, label: predicateWords(predicate, kind), isRare }]
  })
  return options.toSorted((a, b) => rankOf(a, kind) - rankOf(b, kind))
}

function rankOf({ name, isRare }: PredicateOption, kind: ValueKind): number {
  return name === usualPredicate[kind] ? 0 : isRare ? 2 : 1
}
