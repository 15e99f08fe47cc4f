import type { Response } from './response.ts'

/** What a write that succeeded has done to one record, or that its answer is kept for whoever comes again with its key. */
export type Written =
  | { readonly did: 'create' | 'update' | 'destroy'; readonly type: string; readonly id: string }
  | { readonly did: 'keep'; readonly key: string }

/** The changes of rows that writes explain, as `changesBetween` tells them: of the record, and an entry of the log for each. */
export function changesOf(written: readonly Written[]): readonly string[] {
  const kept = written.flatMap((write) => (write.did === 'keep' ? [`+ idempotency_keys ${write.key}`] : []))
  const records = written.filter((write) => write.did !== 'keep')
  const deeds = Map.groupBy(records, ({ type, id }) => `${type} ${id}`)
  return [
    ...kept,
    ...records.map(({ did, id }) => `+ event_stores ${did} ${id}`),
    ...[...deeds].flatMap(([record, writes]) => changeOf(record, new Set(writes.map(({ did }) => did)))),
  ]
}

function changeOf(record: string, deeds: ReadonlySet<string>): readonly string[] {
  if (deeds.has('create')) return deeds.has('destroy') ? [] : [`+ ${record}`]
  return [`${deeds.has('destroy') ? '-' : '~'} ${record}`]
}

/** What an answer says was written: a create tells its record; of anything else a test says so itself. */
export function writtenBy({ status, json }: Response): readonly Written[] {
  return status === 201 ? [{ did: 'create', type: json.data.type, id: json.data.id }] : []
}
