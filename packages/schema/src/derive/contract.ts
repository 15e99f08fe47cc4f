import type { Registry } from '../define/registry.ts'
import type { Resource } from '../define/resource.ts'
import { actions as allActions } from '../define/resource.ts'
import { callerRoles, may } from '../permissions.ts'
import { metadataLimits } from '../types/metadata.ts'
import { filterJoins, filterNamesOf, filterStepsOf, plainKeysOf } from './filter-grammar.ts'
import { predicates, predicatesFor, type FieldKind } from './predicates.ts'
import { isNullable, valueKindOf, withoutNull } from './value-kind.ts'

const kinds = ['text', 'integer', 'boolean', 'time', 'json', 'path'] as const satisfies readonly FieldKind[]

/**
 * What clients may rely on, as plain data: every resource with its attributes, relationships, filters and who may do what
 * with it, the predicates of every kind of field, and what each predicate takes. A change of it is a change of the contract.
 */
export function contractOf(registry: Registry) {
  return {
    resources: Object.fromEntries(
      registry.resources.map((resource) => [resource.type, resourceContract(registry, resource)]),
    ),
    predicates: Object.fromEntries(kinds.map((kind) => [kind, predicatesFor(kind)])),
    operands: Object.fromEntries([...predicates].map(([name, { operand }]) => [name, operand])),
    joins: filterJoins,
    limits: { metadata: metadataLimits },
  }
}

function resourceContract(registry: Registry, resource: Resource): object {
  const { type, about, actions, singleton, paging, defaultSort, attributes, triggers, relationships } =
    resource
  return {
    about,
    actions,
    callers: Object.fromEntries(
      callerRoles.map((role) => [
        role,
        allActions.filter((action) => actions.includes(action) && may(role, action, type)),
      ]),
    ),
    singleton,
    paging,
    default_sort: defaultSort,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, { schema, options }]) => [
        name,
        { kind: valueKindOf(schema), nullable: isNullable(schema), ...options, schema: withoutNull(schema) },
      ]),
    ),
    triggers,
    relationships,
    ...(actions.includes('list') && { filters: filtersOf(registry, resource) }),
  }
}

/** What filters of a resource can name, the relationships that they can cross, and what its plain keys are short for. */
function filtersOf(registry: Registry, resource: Resource): object {
  return {
    fields: Object.fromEntries(filterNamesOf(resource).map(({ name, kind }) => [name, kind])),
    relationships: filterStepsOf(registry, resource).map(({ name }) => name),
    plain_keys: Object.fromEntries(
      plainKeysOf(resource).map(({ key, field, predicate }) => [key, `${field.name}_${predicate}`]),
    ),
  }
}
