import { parseReadQuery, type ReadQuery } from '@cohort/jsonapi/query'
import {
  attribute,
  Code,
  defineRegistry,
  defineResource,
  Name,
  Nullable,
  sharedAttributes,
  Timestamp,
} from '@cohort/schema'
import type { Actor, Environment } from './environment.ts'

const everything = { can: ['create', 'update', 'filter', 'sort'] } as const

/** A resource with an attribute of every kind, which no real resource has. */
export const gadgets = defineResource('gadgets', {
  about: 'Things with a value of every kind.',
  attributes: {
    name: attribute(Name, { required: true, ...everything }),
    code: attribute(Nullable(Code), { unique: true, ...everything }),
    size: attribute(Nullable({ type: 'integer' }), everything),
    is_heavy: attribute(Nullable({ type: 'boolean' }), everything),
    sold_at: attribute(Nullable(Timestamp), everything),
    ...sharedAttributes,
  },
  relationships: {},
  catalog: { title: 'name', columns: ['name'] },
})

export const gadgetRegistry = defineRegistry([gadgets])

/** The query of a list of gadgets: `filter[name]=VIP&sort=-name`. */
export function gadgetQuery(text: string): ReadQuery {
  return parseReadQuery(gadgetRegistry, gadgets, 'list', text)
}

/** Its number is not found in a statement by accident. */
export const environment: Environment = { id: 7_654_321, organizationId: 'xYZkjABcdeFGhi', mode: 'test' }

export const actor: Actor = {
  application: { id: 'a', client_id: 'c', kind: 'integration', public: false, confidential: true },
  owner: null,
}
