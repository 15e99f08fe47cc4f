import { registry, type Relationship, type Resource } from '@cohort/schema'
import { beforeAll } from 'vitest'
import { identifierOf, makeRecord, type Identifier, type Links } from './records.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** Records of every type, tied to each other: a file's whole world, made before its first test. */
export interface World {
  readonly group: Identifier
  /** Nothing belongs to it. */
  readonly emptyGroup: Identifier
  readonly customers: readonly Identifier[]
  readonly market: Identifier
  /** Leads nowhere. */
  readonly openMarket: Identifier
  readonly merchant: Identifier
  readonly priceList: Identifier
  readonly inventoryModel: Identifier
  readonly attachments: readonly Identifier[]
}

/** Gives a test file its world, in its hooks and tests: `const world = useWorld(service)`, then `world().group`. */
export function useWorld(service: ServiceUnderTest): () => World {
  let world: World | undefined
  beforeAll(async () => {
    world = await makeWorld(service)
  })
  return () => {
    if (world === undefined) throw new Error('The world is made in beforeAll.')
    return world
  }
}

/** A group with two customers and a market; of every type that can have attachments, a record with two. */
export async function makeWorld(service: ServiceUnderTest, as = 'aurora/test'): Promise<World> {
  const make = async (type: string, links: Links = {}) =>
    identifierOf(await makeRecord(service, type, {}, links, { as }))
  const group = await make('customer_groups')
  const emptyGroup = await make('customer_groups')
  const customers = [
    await make('customers', { customer_group: group }),
    await make('customers', { customer_group: group }),
    await make('customers'),
  ]
  const merchant = await make('merchants')
  const priceList = await make('price_lists')
  const inventoryModel = await make('inventory_models')
  const market = await make('markets', {
    customer_group: group,
    merchant,
    price_list: priceList,
    inventory_model: inventoryModel,
  })
  const openMarket = await make('markets')
  const attachments: Identifier[] = []
  for (const attachable of [group, ...customers.slice(0, 1), market, merchant, priceList, inventoryModel]) {
    attachments.push(await make('attachments', { attachable }), await make('attachments', { attachable }))
  }
  return {
    group,
    emptyGroup,
    customers,
    market,
    openMarket,
    merchant,
    priceList,
    inventoryModel,
    attachments,
  }
}

/** The record of a type in which the world has most: every relationship of it leads somewhere. */
export function fullestOf({ group, customers, market, merchant, ...world }: World, type: string): Identifier {
  const all = [
    group,
    ...customers,
    market,
    merchant,
    world.priceList,
    world.inventoryModel,
    ...world.attachments,
  ]
  const found = all.find((record) => record.type === type)
  if (found === undefined) throw new Error(`The world has no ${type}`)
  return found
}

/** A relationship of the project's registry, as a row of a matrix. */
export interface RelationshipRow {
  readonly type: string
  readonly name: string
  readonly resource: Resource
  readonly relationship: Relationship
}

/** Every relationship of every resource. */
export const everyRelationship: readonly RelationshipRow[] = registry.resources.flatMap((resource) =>
  Object.entries(resource.relationships).map(([name, relationship]) => ({
    type: resource.type,
    name,
    resource,
    relationship,
  })),
)
