import type { Reader } from '@cohort/client'
import { registry, type Resource } from '@cohort/schema'
import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../data/environment.tsx'
import { entriesFrom, type Entry } from '../describe/history.ts'
import type { Joined } from '../describe/joined.ts'
import { entriesFilter, historyLogOf } from '../describe/logs.ts'
import { sincesFrom } from '../describe/sinces.ts'
import { Skeleton } from './skeleton.tsx'
import { NoValue, Value } from './value.tsx'

/** Further back than so many pages of changes nobody is sought for a list; the record's own history has all of it. */
const mostPages = 5

interface JoinedSinceProps {
  readonly resource: Resource
  readonly joined: Joined
  /** All records of the page, which are asked for together. */
  readonly ids: readonly string[]
  readonly id: string
}

/** Since when a record belongs where it does, as its history tells. */
export function JoinedSince({ resource, joined, ids, id }: JoinedSinceProps) {
  const { reader } = useEnvironment()
  const { data, isPending } = useQuery({
    queryKey: ['sinces', resource.type, joined, ids],
    queryFn: ({ signal }) => findSinces(reader, resource, joined, ids, signal),
  })
  if (isPending) return <Skeleton seed={0} />
  const since = data?.get(id)
  return since === undefined ? <NoValue /> : <Value kind="time" value={since} />
}

async function findSinces(
  reader: Reader,
  resource: Resource,
  joined: Joined,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const log = historyLogOf(registry, resource)
  if (log === undefined) return new Map()
  const entries: Entry[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const query = `${entriesFilter(log, resource.type, ids)}&page[number]=${page}&page[size]=100`
    const { exchange, links } = await reader.list(log, query, { signal })
    entries.push(...entriesFrom(registry, log, exchange.text))
    if (!links.next || sincesFrom(entries, joined).size === ids.length) break
  }
  return sincesFrom(entries, joined)
}
