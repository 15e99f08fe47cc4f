import type { Registry } from '../define/registry.ts'
import type { Resource } from '../define/resource.ts'
import { predicatesFor } from './predicates.ts'
import { isNullable, valueKindOf, withoutNull, type ValueKind } from './value-kind.ts'

const kinds = ['text', 'integer', 'boolean', 'time', 'json'] as const satisfies readonly ValueKind[]

/**
 * What clients may rely on, as plain data: every resource with its attributes and relationships, and the predicates of
 * every kind of value. A change of it is a change of the contract.
 */
export function contractOf(registry: Registry): object {
  return {
    resources: Object.fromEntries(
      registry.resources.map((resource) => [resource.type, resourceContract(resource)]),
    ),
    predicates: Object.fromEntries(kinds.map((kind) => [kind, predicatesFor(kind)])),
  }
}

function resourceContract({ about, actions, attributes, relationships }: Resource): object {
  return {
    about,
    actions,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, { schema, options }]) => [
        name,
        { kind: valueKindOf(schema), nullable: isNullable(schema), ...options, schema: withoutNull(schema) },
      ]),
    ),
    relationships,
  }
}
