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

/** What a field of a filter is: a value of a column, or what a path leads to inside one of JSON (`metadata.tier`). */
export type FieldKind = ValueKind | 'path'

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
  readonly kinds: readonly FieldKind[]
}

const scalars = ['text', 'integer', 'boolean', 'time'] as const satisfies readonly ValueKind[]
const ordered = ['text', 'integer', 'time'] as const satisfies readonly ValueKind[]
const anything = [...scalars, 'json', 'path'] as const satisfies readonly FieldKind[]
const texts = ['text', 'path'] as const satisfies readonly FieldKind[]

interface Family {
  readonly operator: Operator
  readonly operand: Operand
  readonly kinds: readonly FieldKind[]
  readonly negation?: string
  /** The kinds for which there are also the forms with `_any` and `_all`. */
  readonly lists?: readonly FieldKind[]
  readonly hasOrNull?: true
}

/** The grammar of predicates: each line is a family, from which the forms with `not`, lists and nulls follow. */
const families = {
  eq: {
    operator: 'eq',
    operand: 'value',
    kinds: [...scalars, 'path'],
    negation: 'not_eq',
    lists: scalars,
    hasOrNull: true,
  },
  lt: { operator: 'lt', operand: 'value', kinds: [...ordered, 'path'], lists: ordered, hasOrNull: true },
  lteq: { operator: 'lteq', operand: 'value', kinds: [...ordered, 'path'], lists: ordered, hasOrNull: true },
  gt: { operator: 'gt', operand: 'value', kinds: [...ordered, 'path'], lists: ordered, hasOrNull: true },
  gteq: { operator: 'gteq', operand: 'value', kinds: [...ordered, 'path'], lists: ordered, hasOrNull: true },
  in: { operator: 'in', operand: 'list', kinds: [...scalars, 'path'], negation: 'not_in', hasOrNull: true },
  null: { operator: 'null', operand: 'flag', kinds: anything, negation: 'not_null' },
  present: { operator: 'present', operand: 'flag', kinds: anything, negation: 'blank' },
  true: { operator: 'true', operand: 'flag', kinds: ['boolean', 'path'], negation: 'false' },
  start: { operator: 'start', operand: 'value', kinds: texts, negation: 'not_start', lists: texts },
  end: { operator: 'end', operand: 'value', kinds: texts, negation: 'not_end', lists: texts },
  cont: { operator: 'cont', operand: 'value', kinds: texts, negation: 'not_cont', lists: texts },
  i_cont: { operator: 'i_cont', operand: 'value', kinds: texts, negation: 'not_i_cont', lists: texts },
  matches: { operator: 'matches', operand: 'value', kinds: texts, negation: 'does_not_match', lists: texts },
  jcont: { operator: 'jcont', operand: 'json', kinds: ['json', 'path'] },
} as const satisfies Record<string, Family>

/** Every predicate by its name on the wire, in the order of the grammar. A map: `constructor` is no predicate. */
export const predicates: ReadonlyMap<string, Predicate> = new Map(
  Object.entries(families).flatMap(([name, family]) => formsOf(name, family)),
)

function formsOf(
  name: string,
  { operator, operand, kinds, negation, lists, hasOrNull }: Family,
): [string, Predicate][] {
  const plain: Predicate = { operator, operand, kinds, isNegated: false, quantifier: null, orNull: false }
  const signs: [string, Predicate][] = [[name, plain]]
  if (negation !== undefined) signs.push([negation, { ...plain, isNegated: true }])
  return signs.flatMap(([word, predicate]): [string, Predicate][] => [
    [word, predicate],
    ...(lists ? listFormsOf(word, { ...predicate, kinds: lists }) : []),
    ...(hasOrNull ? [[`${word}_or_null`, { ...predicate, orNull: true }] satisfies [string, Predicate]] : []),
  ])
}

function listFormsOf(word: string, predicate: Predicate): [string, Predicate][] {
  return [
    [`${word}_any`, { ...predicate, operand: 'list', quantifier: 'any' }],
    [`${word}_all`, { ...predicate, operand: 'list', quantifier: 'all' }],
  ]
}

/** The names of the predicates that a kind of field may be tested with. */
export function predicatesFor(kind: FieldKind): readonly string[] {
  return [...predicates].filter(([, predicate]) => predicate.kinds.includes(kind)).map(([name]) => name)
}

type Families = typeof families
type FamilyName = keyof Families

/** The name of a predicate that tests a kind of field: `PredicateName<'boolean'>` is `'eq' | 'not_eq_any' | 'true' | …`. */
export type PredicateName<Kind extends FieldKind> = {
  [Name in FamilyName]: FormsOf<WordsOf<Name>, Families[Name], Kind>
}[FamilyName]

type WordsOf<Name extends FamilyName> =
  | Name
  | (Families[Name] extends { readonly negation: infer Negation extends string } ? Negation : never)

type FormsOf<Word extends string, Forms, Kind extends FieldKind> =
  | (Forms extends { readonly kinds: readonly (infer Tested)[] }
      ? Kind extends Tested
        ? Word
        : never
      : never)
  | (Forms extends { readonly lists: readonly (infer Listed)[] }
      ? Kind extends Listed
        ? `${Word}_${'any' | 'all'}`
        : never
      : never)
  | (Forms extends { readonly hasOrNull: true; readonly kinds: readonly (infer Tested)[] }
      ? Kind extends Tested
        ? `${Word}_or_null`
        : never
      : never)

/** What the value of a predicate is: `OperandName<'not_eq_any'>` is `'list'`. */
export type OperandName<Name extends string> = Name extends `${string}_${'any' | 'all'}`
  ? 'list'
  : Name extends `${infer Word}_or_null`
    ? OperandOfWord<Word>
    : OperandOfWord<Name>

type OperandOfWord<Word extends string> = {
  [Name in FamilyName]: Word extends WordsOf<Name> ? Families[Name]['operand'] : never
}[FamilyName]
