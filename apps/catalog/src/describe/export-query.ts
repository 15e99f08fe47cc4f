import { pageSize, printReadQuery, type ReadQuery } from '@cohort/jsonapi/query'
import type { Relationship } from '@cohort/schema'

/**
 * The query of a list's export: its filters, its order, and its columns where it names some, the title first as it is shown.
 * The members of a to-many are counted in the list, and have no column in a file.
 */
export function exportQueryOf({ resource, filters, sort, fields }: ReadQuery): string {
  const { type, relationships, catalog } = resource
  const own = fields.filter((fieldset) => fieldset.type === type)
  const columns = own.map(({ names }) => {
    const single = names.filter((name) => !isToMany(relationships[name]?.kind))
    return { type, names: [...new Set([catalog.title, ...single])] }
  })
  const whole = { include: null, counts: [], page: { number: 1, size: pageSize.default } }
  return printReadQuery({ filters, sort, fields: columns, ...whole })
}

function isToMany(kind: Relationship['kind'] | undefined): boolean {
  return kind === 'has_many' || kind === 'has_many_as'
}
