import { useQueries } from '@tanstack/react-query'
import { useEnvironment } from '../data/environment.tsx'
import { listOptions } from '../data/queries.ts'
import { titleOf } from '../describe/fields.ts'
import { namesQueriesOf } from '../describe/names.ts'
import { listedResources } from '../describe/listed-resources.ts'

interface Identifier {
  readonly type: string
  readonly id: string
}

/** What records are called, by their ids: a request for each hundred of a type. Those that are gone, or not loaded yet, are left out. */
export function useNames(records: readonly Identifier[]): ReadonlyMap<string, string> {
  const { reader } = useEnvironment()
  const asked = listedResources.flatMap((resource) => {
    const ids = records.filter(({ type }) => type === resource.type).map(({ id }) => id)
    return namesQueriesOf(resource, ids).map((query) => ({ resource, query }))
  })
  const results = useQueries({
    queries: asked.map(({ resource, query }) => listOptions(reader, resource, query)),
  })
  return new Map(
    results.flatMap(({ data }, index) => {
      const resource = asked[index]?.resource
      if (data === undefined || resource === undefined) return []
      return data.records.map((record) => [record.id, titleOf(resource, record)] as const)
    }),
  )
}
