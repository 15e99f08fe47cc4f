/** What a write does to one row. A value is plain, JSON as an object, or `timeOfWrite`. */
export type Change =
  | { readonly kind: 'create'; readonly id: string; readonly values: Values }
  | ({ readonly kind: 'update'; readonly id: string; readonly values: Values } & Expectation)
  | ({ readonly kind: 'delete'; readonly id: string } & Expectation)

export type Values = Readonly<Record<string, unknown>>

/** The states, by their `updated_at` in wire format, of which the row must be in one; any when left out. */
interface Expectation {
  readonly expected?: readonly string[]
}
