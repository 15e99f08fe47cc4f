import type { FieldKind, Operator, Predicate } from './predicates.ts'

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
  jcont: { any: ['contains', ''], path: ['contains the JSON', ''] },
} as const satisfies Record<Operator, { readonly any: Words } & { readonly [Kind in FieldKind]?: Words }>

/** What a predicate is called when it tests a kind of field, for people: `not_eq_or_null` is "is not, or null". */
export function predicateWords(
  { operator, isNegated, quantifier, orNull }: Predicate,
  kind: FieldKind,
): string {
  const byKind: Partial<Record<FieldKind | 'any', Words>> = operatorWords[operator]
  const [positive, negated] = byKind[kind] ?? operatorWords[operator].any
  const words = isNegated ? negated : positive
  return `${words}${quantifier === null ? '' : ` ${quantifier} of`}${orNull ? ', or null' : ''}`
}
