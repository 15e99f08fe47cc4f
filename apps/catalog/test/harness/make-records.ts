import type { Database } from '@cohort/db'
import { customerGroups, type Resource } from '@cohort/schema'
import { listedResources } from '../../src/describe/listed-resources.ts'
import { openWriter } from './open-writer.ts'

/** The ids of records to look at. */
export interface Records {
  /** A customer group with members, metadata and a history. */
  readonly full: string
  /** A customer group with nothing but a name. */
  readonly bare: string
  /** The first record of each resource. */
  readonly first: ReadonlyMap<Resource, string>
}

/** Finds records in the demo data, and makes what it does not have. */
export async function makeRecords(catalog: {
  readonly url: string
  readonly database: Database
}): Promise<Records> {
  const writer = await openWriter(catalog)
  const firstOf = async (resource: Resource, query: string) => {
    const [found] = (await writer.list(resource, `${query}page[size]=1`)).records
    if (found === undefined) throw new Error(`There are no ${resource.type} in the demo data.`)
    return found.id
  }
  const first = new Map<Resource, string>()
  for (const resource of listedResources) first.set(resource, await firstOf(resource, ''))
  const full = await firstOf(customerGroups, 'sort=created_at&')
  const bare = await writer.create(customerGroups, { name: 'Bare' })
  return { full, bare: bare.record.id, first }
}
