import { registry } from '@cohort/schema'
import { useParams, useSearch } from '@tanstack/react-router'
import { searchElsewhere } from '../data/elsewhere.ts'
import type { Mode } from '../describe/modes.ts'

/** The way to an environment: to the same list with its filters, from a record to its list, for the other one has other records, and else to the overview. */
export function useWayTo() {
  const { type = '', id } = useParams({ strict: false })
  const asked = useSearch({ strict: false })
  const resource = registry.find(type)
  return (mode: Mode) => {
    if (resource === undefined) return { to: '/$mode', params: { mode } } as const
    const search = id === undefined ? searchElsewhere(resource, asked) : {}
    return { to: '/$mode/$type', params: { mode, type }, search } as const
  }
}
