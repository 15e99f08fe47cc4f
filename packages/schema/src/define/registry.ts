import { checkRegistry } from './check-registry.ts'
import type { Resource } from './resource.ts'

/** Every resource of a service, by type and in declared order. */
export interface Registry {
  readonly resources: readonly Resource[]
  /** Types that relationships lead to and that no resource declares yet: their links are shown, and answer 404. */
  readonly announced: readonly string[]
  /** The resource of a type, or undefined: a map, so that `constructor` is no type. */
  find(type: string): Resource | undefined
}

/** Makes the registry of a service and checks it as a whole. Throws at start-up, naming every fault. */
export function defineRegistry(
  resources: readonly Resource[],
  { announced = [] }: { announced?: readonly string[] } = {},
): Registry {
  const byType = new Map(resources.map((resource) => [resource.type, resource]))
  const registry: Registry = { resources, announced, find: (type) => byType.get(type) }
  checkRegistry(registry)
  return registry
}
