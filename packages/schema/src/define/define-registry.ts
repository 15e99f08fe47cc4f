import { checkRegistry } from './check-registry.ts'
import type { Registry } from './registry.ts'
import type { Resource } from './resource.ts'

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
