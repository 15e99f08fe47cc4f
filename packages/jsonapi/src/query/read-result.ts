/** A row as the database gives it: times and JSON as PostgreSQL's text. */
export type Row = Readonly<Record<string, string | number | boolean | null>>

/** A place in a list: the values of the keys of its order, of the row that stands there or stood there. The end has none. */
export type Place = readonly Row[string][]

/** The stretch of a list that a page is read from. It is read backward where only its end is said. */
export interface Span {
  readonly after: Place | null
  readonly before: Place | null
}

/** A resource by its type and id. */
export interface Linked {
  readonly type: string
  readonly id: string
}

/** The members of a relationship, as far as they are known. */
export type Linkage =
  | { readonly kind: 'one'; readonly to: Linked | null }
  | {
      readonly kind: 'many'
      readonly members: readonly Linked[]
      /** How many there are in all, and the place of the last one listed, when there are more. */
      readonly rest: { readonly recordCount: number; readonly place: Place } | null
    }

/** A resource to be shown: its row, the linkage of what was included of it, and the counts that were asked for. */
export interface Shown {
  readonly type: string
  readonly row: Row
  readonly links: ReadonlyMap<string, Linkage>
  readonly counts: ReadonlyMap<string, number>
}
