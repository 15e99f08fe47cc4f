import type { ValueKind } from './value-kind.ts'

/** The tests that a predicate's name is made of, before `not`, `_any`, `_all` and `_or_null`. */
export type Operator =
  | 'eq'
  | 'lt'
  | 'lteq'
  | 'gt'
  | 'gteq'
  | 'in'
  | 'null'
  | 'present'
  | 'true'
  | 'start'
  | 'end'
  | 'cont'
  | 'i_cont'
  | 'matches'
  | 'jcont'

/** What a predicate's value is: one value of the attribute's kind, a comma list of them, a yes or no, or JSON. */
export type Operand = 'value' | 'list' | 'flag' | 'json'

/** A predicate: `not_eq_any` is `{operator: 'eq', isNegated: true, quantifier: 'any', …}`. */
export interface Predicate {
  readonly operator: Operator
  readonly isNegated: boolean
  /** Over the values of a list: true for any of them, or for all of them. */
  readonly quantifier: 'any' | 'all' | null
  /** Null passes too. */
  readonly orNull: boolean
  readonly operand: Operand
  readonly kinds: readonly ValueKind[]
}

const scalars = ['text', 'integer', 'boolean', 'time'] as const satisfies readonly ValueKind[]
const ordered = ['text', 'integer', 'time'] as const satisfies readonly ValueKind[]
const anything = [...scalars, 'json'] as const satisfies readonly ValueKind[]
const text = ['text'] as const satisfies readonly ValueKind[]

interface Family {
  readonly operator: Operator
  readonly operand: Operand
  readonly kinds: readonly ValueKind[]
  readonly negation?: string
  readonly hasLists?: true
  readonly hasOrNull?: true
}

/** The grammar of predicates: each line is a family, from which the forms with `not`, lists and nulls follow. */
const families = {
  eq: {
    operator: 'eq',
    operand: 'value',
    kinds: scalars,
    negation: 'not_eq',
    hasLists: true,
    hasOrNull: true,
  },
  lt: { operator: 'lt', operand: 'value', kinds: ordered, hasLists: true, hasOrNull: true },
  lteq: { operator: 'lteq', operand: 'value', kinds: ordered, hasLists: true, hasOrNull: true },
  gt: { operator: 'gt', operand: 'value', kinds: ordered, hasLists: true, hasOrNull: true },
  gteq: { operator: 'gteq', operand: 'value', kinds: ordered, hasLists: true, hasOrNull: true },
  in: { operator: 'in', operand: 'list', kinds: scalars, negation: 'not_in', hasOrNull: true },
  null: { operator: 'null', operand: 'flag', kinds: anything, negation: 'not_null' },
  present: { operator: 'present', operand: 'flag', kinds: anything, negation: 'blank' },
  true: { operator: 'true', operand: 'flag', kinds: ['boolean'], negation: 'false' },
  start: { operator: 'start', operand: 'value', kinds: text, negation: 'not_start', hasLists: true },
  end: { operator: 'end', operand: 'value', kinds: text, negation: 'not_end', hasLists: true },
  cont: { operator: 'cont', operand: 'value', kinds: text, negation: 'not_cont', hasLists: true },
  i_cont: { operator: 'i_cont', operand: 'value', kinds: text, negation: 'not_i_cont', hasLists: true },
  matches: { operator: 'matches', operand: 'value', kinds: text, negation: 'does_not_match', hasLists: true },
  jcont: { operator: 'jcont', operand: 'json', kinds: ['json'] },
} as const satisfies Record<string, Family>

/** Every predicate by its name on the wire, in the order of the grammar. A map: `constructor` is no predicate. */
export const predicates: ReadonlyMap<string, Predicate> = new Map(
  Object.entries(families).flatMap(([name, family]) => formsOf(name, family)),
)

function formsOf(
  name: string,
  { operator, operand, kinds, negation, hasLists, hasOrNull }: Family,
): [string, Predicate][] {
  const plain: Predicate = { operator, operand, kinds, isNegated: false, quantifier: null, orNull: false }
  const signs: [string, Predicate][] = [[name, plain]]
  if (negation !== undefined) signs.push([negation, { ...plain, isNegated: true }])
  return signs.flatMap(([word, predicate]): [string, Predicate][] => [
    [word, predicate],
    ...(hasLists ? listFormsOf(word, predicate) : []),
    ...(hasOrNull ? [[`${word}_or_null`, { ...predicate, orNull: true }] satisfies [string, Predicate]] : []),
  ])
}

function listFormsOf(word: string, predicate: Predicate): [string, Predicate][] {
  return [
    [`${word}_any`, { ...predicate, operand: 'list', quantifier: 'any' }],
    [`${word}_all`, { ...predicate, operand: 'list', quantifier: 'all' }],
  ]
}

/** The names of the predicates that a kind of value may be tested with. */
export function predicatesFor(kind: ValueKind): readonly string[] {
  return [...predicates].filter(([, predicate]) => predicate.kinds.includes(kind)).map(([name]) => name)
}
