/** A row as the database gives it: times and JSON as PostgreSQL's text. */
export type Row = Readonly<Record<string, string | number | boolean | null>>

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
      /** How many there are in all, when that is more than are listed. */
      readonly recordCount: number | null
    }

/** A resource to be shown: its row, the linkage of what was included of it, and the counts that were asked for. */
export interface Shown {
  readonly type: string
  readonly row: Row
  readonly links: ReadonlyMap<string, Linkage>
  readonly counts: ReadonlyMap<string, number>
}
