import type { Reader } from '@cohort/client'
import { versions, type Resource } from '@cohort/schema'
import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../data/environment.tsx'
import type { Joined } from '../describe/joined.ts'
import { movesQueryOf, sincesFrom, type Move } from '../describe/sinces.ts'
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
  const moves: Move[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const { records, links } = await reader.list(versions, movesQueryOf(resource, ids, page), { signal })
    moves.push(...records.map(({ attributes }) => attributes))
    if (!links.next || sincesFrom(moves, joined).size === ids.length) break
  }
  return sincesFrom(moves, joined)
}
