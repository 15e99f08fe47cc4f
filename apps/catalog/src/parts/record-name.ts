import type { Resource } from '@cohort/schema'
import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../data/environment.tsx'
import { nameOptions } from '../data/queries.ts'

/** What a record is called, of which only the id is at hand; undefined until that is known, and for what is gone. */
export function useRecordName(resource: Resource | undefined, id: string): string | undefined {
  const { reader } = useEnvironment()
  return useQuery(nameOptions(reader, resource, id)).data ?? undefined
}
