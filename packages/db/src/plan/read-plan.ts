import type { Span } from '@cohort/jsonapi/query'
import type { Operator, Paging, ValueKind } from '@cohort/schema'

/** The place of a value in a plan's list of values: the rest of the plan is the same for all requests of its shape. */
export interface Slot {
  readonly slot: number
}

/** The work of one read as a tree, without any value of the request: what is compiled to SQL, once for each shape. */
export interface ReadShape {
  readonly table: string
  readonly columns: readonly string[]
  readonly environment: Slot
  readonly conditions: readonly Condition[]
  /** Only what no writer can still put something before: for a log that is read while it is written. */
  readonly isSettled: boolean
  readonly order: readonly Order[]
  /** The places that the page lies after or before: none for one that begins at an end of the list. */
  readonly bounds: readonly Bound[]
  /** Read from the end, so that the last rows before a place come first. */
  readonly isBackward: boolean
  /** Whether each row shows where it stands in the order, also by keys that are not its own. */
  readonly showsPlaces: boolean
  /** By cursor, one row more than the page has is read, to know whether another page follows. */
  readonly paging: Paging
  readonly limit: number
  readonly offset: Slot | null
  /** Where the number of all rows comes from: the counters, the rows that fit, or nobody asks. */
  readonly count: 'counters' | 'rows' | 'none'
}

export interface ReadPlan {
  readonly shape: ReadShape
  readonly values: readonly unknown[]
}

/** A place in the order: for each of its keys a value, or null where that key is null there. */
export interface Bound {
  readonly side: keyof Span
  readonly values: readonly (Slot | null)[]
}

export type Condition =
  | { readonly kind: 'every' | 'some'; readonly conditions: readonly Condition[] }
  | RelatedTest
  | ColumnTest
  | JsonTest

/** The row has a related row that meets the condition: the one that its to-one leads to, or one of the members of a to-many. */
export interface RelatedTest {
  readonly kind: 'related'
  readonly table: string
  readonly join: RelatedJoin
  readonly condition: Condition
}

export type RelatedJoin =
  | { readonly kind: 'to_one'; readonly column: string }
  | {
      readonly kind: 'to_many'
      readonly idColumn: string
      /** Null where the id column leads to one type only. */
      readonly typeTest: TypeTest | null
    }

/** The column that names the owner's type, and that type. */
export interface TypeTest {
  readonly column: string
  readonly type: string
}

/** One test of one column. Without an operand the operator says it all (`null`, `true`, `present`). */
export interface ColumnTest {
  readonly kind: 'test'
  readonly column: string
  readonly valueKind: ValueKind
  readonly operator: Operator
  readonly isNegated: boolean
  readonly quantifier: 'any' | 'all' | null
  readonly orNull: boolean
  readonly operand: Slot | null
}

/** One test of what a path leads to inside the JSON of a column. Null is JSON's own null, and a key that is not there. */
export interface JsonTest extends Pick<
  ColumnTest,
  'column' | 'operator' | 'isNegated' | 'quantifier' | 'orNull'
> {
  readonly kind: 'json_test'
  readonly keys: readonly Slot[]
  /** What the operand is compared with: whole documents that the column must contain, or the path's text or number. */
  readonly compares: 'documents' | 'text' | 'number'
  readonly operand: Slot | null
}

export interface Order {
  readonly column: string
  readonly direction: 'asc' | 'desc'
  /** Nulls come last in both directions; a column without them says nothing of them, so that its index fits. */
  readonly isNullable: boolean
  /** Where the column is, when it is not of the row itself. */
  readonly via?: OrderVia
}

/** The to-one that a key lies behind: the column of the row that leads to one row of a table. */
export interface OrderVia {
  readonly name: string
  readonly table: string
  readonly column: string
  /** Whether the key can be null where there is such a row. */
  readonly isNullable: boolean
}
