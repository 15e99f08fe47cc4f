/** What can be wrong with a value, by the word that an error's `meta.error` carries, with the sentence of its title. */
export const rules = {
  blank: () => "can't be blank",
  invalid: () => 'is invalid',
  inclusion: () => 'is not included in the list',
  taken: () => 'has already been taken',
  too_long: (limit) => `is too long (maximum is ${limit})`,
  too_short: (limit) => `is too short (minimum is ${limit})`,
  too_many: (limit) => `has too many entries (maximum is ${limit})`,
  too_deep: (limit) => `is nested too deeply (maximum is ${limit} levels)`,
  not_a_number: () => 'is not a number',
  not_an_integer: () => 'must be an integer',
  less_than_or_equal_to: (limit) => `must be less than or equal to ${limit}`,
  greater_than_or_equal_to: (limit) => `must be greater than or equal to ${limit}`,
} as const satisfies Record<string, (limit: string) => string>

export type Rule = keyof typeof rules

/** One failed rule: where in the attributes, which rule, and the limit that was passed (`255 characters`). */
export interface Fault {
  readonly path: readonly string[]
  readonly rule: Rule
  readonly limit?: string
}

/** The sentence of a fault: "can't be blank". */
export function sentenceOf({ rule, limit = '' }: Pick<Fault, 'rule' | 'limit'>): string {
  return rules[rule](limit)
}
