import type { FieldKind, FilterJoin, Operand, PathStep, Predicate, Resource } from '@cohort/schema'

/** A read as the client asked for it: plain values in which no text has meaning left. */
export interface ReadQuery {
  readonly resource: Resource
  /** All of them must hold. */
  readonly filters: readonly Filter[]
  /** In the order of their weight; empty for the resource's default. */
  readonly sort: readonly SortTerm[]
  readonly page: Page
  readonly include: Include
  readonly fields: readonly Fieldset[]
  /** The to-many relationships whose members are counted. */
  readonly counts: readonly string[]
  /** The relationship whose linkage is asked for, when its members are to be included; `include` then begins at them. */
  readonly linkage?: string
}

/** One condition: the predicate tests every field, and the tests are joined. */
export interface Filter {
  readonly fields: readonly FilterField[]
  readonly join: FilterJoin
  readonly predicate: string
  readonly test: Predicate
  readonly operand: FilterOperand
}

/** What a filter tests: an id, an attribute, or the id of a to-one, of the resource or of what relationships lead to. */
export interface FilterField {
  readonly name: string
  readonly kind: FieldKind
  /** Of a path inside JSON, the keys on it: `metadata.address.city` has two. */
  readonly keys?: readonly string[]
  /** The relationships on the way from the resource; left out for a field of its own. */
  readonly path?: readonly PathStep[]
}

export type FilterValue = string | number | boolean

/** A predicate's value, read: JSON stays text, in which every number keeps its digits. */
export type FilterOperand =
  | { readonly kind: Extract<Operand, 'value'>; readonly value: FilterValue }
  | { readonly kind: Extract<Operand, 'list'>; readonly values: readonly FilterValue[] }
  | { readonly kind: Extract<Operand, 'flag'>; readonly flag: boolean }
  | { readonly kind: Extract<Operand, 'json'>; readonly json: string }

/** A key that a list is sorted by: the id or an attribute, of the resource or of what a to-one leads to. */
export interface SortTerm {
  readonly name: string
  readonly direction: 'asc' | 'desc'
  /** The to-one, where the key is on its other side; left out for a key of the resource's own. */
  readonly via?: PathStep
}

/** A page of so many rows: by number, from 1; or by cursors, right after a place of the list, right before one, or between two. */
export interface Page {
  readonly number: number
  readonly size: number
  readonly after?: string
  readonly before?: string
}

/** The fields of a type that the answer shows; a type without one shows all. */
export interface Fieldset {
  readonly type: string
  readonly names: readonly string[]
}

/** The relationships to include, each with what to include of its members; null when the request does not say. */
export type Include = readonly IncludeNode[] | null

export interface IncludeNode {
  readonly name: string
  readonly children: readonly IncludeNode[]
}

export const pageSize = { default: 10, most: 100 } as const

/** The size of a page that does not say: between two places, all that a page can have (JSONAPI CP-13). */
export function sizeUnlessGiven({ after, before }: Pick<Page, 'after' | 'before'>): number {
  return after === undefined || before === undefined ? pageSize.default : pageSize.most
}
