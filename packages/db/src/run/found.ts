import type { Linkage, Row, Shown } from '@cohort/jsonapi/query'

/** A row, with what was read of its relationships. Grows while a read follows its includes. */
export interface Found extends Shown {
  readonly links: Map<string, Linkage>
  readonly counts: Map<string, number>
}

/** Everything that one read found, each resource once (JSONAPI CD-04). */
export interface Findings {
  /** The resource of a row: the one found before, or a new one. */
  readonly keep: (type: string, row: Row) => Found
  readonly all: () => readonly Found[]
}

export function collectFindings(): Findings {
  const byIdentity = new Map<string, Found>()
  return {
    keep: (type, row) => {
      const identity = `${type} ${row.id}`
      const known = byIdentity.get(identity)
      if (known !== undefined) return known
      const found: Found = { type, row, links: new Map(), counts: new Map() }
      byIdentity.set(identity, found)
      return found
    },
    all: () => [...byIdentity.values()],
  }
}
