import { can } from '../define/attribute.ts'
import type { Resource } from '../define/resource.ts'
import type { Fault } from './rules.ts'
import { compileCheck, type CheckValue } from './value.ts'

type Values = Readonly<Record<string, unknown>>

/** The faults of the attributes of a create or an update; every attribute is told of, in declared order. */
export type CheckAttributes = (values: Values) => Fault[]

/** The checks of a resource's inputs, compiled once. */
export interface Checks {
  /** What is missing is faulty where it is required. */
  readonly create: CheckAttributes
  /** What is missing is left alone. */
  readonly update: CheckAttributes
}

const checksByResource = new WeakMap<Resource, Checks>()

/** The compiled checks of a resource, made at first use and kept. */
export function checksOf(resource: Resource): Checks {
  const known = checksByResource.get(resource)
  if (known !== undefined) return known
  const made = compileChecks(resource)
  checksByResource.set(resource, made)
  return made
}

function compileChecks(resource: Resource): Checks {
  const checks = Object.entries(resource.attributes)
    .filter(([, declared]) => can(declared, 'create') || can(declared, 'update'))
    .map(([name, declared]) => ({
      name,
      check: compileCheck(declared),
      isRequired: declared.options.required,
    }))
  return {
    create: (values) =>
      checks.flatMap(({ name, check, isRequired }) =>
        isRequired || Object.hasOwn(values, name) ? faultsAt(name, check, values[name]) : [],
      ),
    update: (values) =>
      checks.flatMap(({ name, check }) =>
        Object.hasOwn(values, name) ? faultsAt(name, check, values[name]) : [],
      ),
  }
}

function faultsAt(name: string, check: CheckValue, value: unknown): Fault[] {
  return check(value).map((fault) => ({ ...fault, path: [name, ...fault.path] }))
}
