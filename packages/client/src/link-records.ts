import type { Resource, ResourceIdentifier } from '@cohort/schema'
import type { ResourceRecord } from './record.ts'

type AnyRecord = ResourceRecord<Resource>

/**
 * Gives each record of a document its `linked`: the included members of its relationships. It is looked up when it is read, because
 * members may lead back to where one came from; and it is not enumerable, so that printing a record does not print others.
 */
export function linkRecords(records: readonly AnyRecord[]): void {
  const known = new Map(records.map((record) => [keyOf(record), record]))
  for (const record of records) {
    Object.defineProperty(record, 'linked', { get: () => linkedOf(record, known), enumerable: false })
  }
}

function linkedOf({ relationships }: AnyRecord, known: ReadonlyMap<string, AnyRecord>): object {
  return Object.fromEntries(
    Object.entries(relationships).flatMap(([name, relationship]): [string, unknown][] => {
      const data = relationship?.data
      if (data === undefined) return []
      if (!isList(data)) return [[name, data === null ? null : (known.get(keyOf(data)) ?? null)]]
      return [[name, data.flatMap((identifier) => known.get(keyOf(identifier)) ?? [])]]
    }),
  )
}

function keyOf({ type, id }: ResourceIdentifier): string {
  return `${type}/${id}`
}

function isList(
  data: ResourceIdentifier | null | readonly ResourceIdentifier[],
): data is readonly ResourceIdentifier[] {
  return Array.isArray(data)
}
