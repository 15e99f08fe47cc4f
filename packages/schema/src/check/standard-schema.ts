import type { StandardSchemaV1 } from '@standard-schema/spec'
import { can } from '../define/attribute.ts'
import type { Resource } from '../define/resource.ts'
import type { CreateInput, UpdateInput } from '../derive/types.ts'
import { checksOf } from './attributes.ts'
import { sentenceOf } from './rules.ts'

interface Inputs<R extends Resource> {
  readonly create: CreateInput<R>
  readonly update: UpdateInput<R>
}

/**
 * The attributes of a create or an update as a Standard Schema, which forms, routers and RPC libraries take:
 * `standardSchemaOf(customerGroups, 'create')`. It finds what the service would refuse of the values by themselves.
 */
export function standardSchemaOf<R extends Resource, Form extends 'create' | 'update'>(
  resource: R,
  form: Form,
): StandardSchemaV1<Inputs<R>[Form]> {
  const check = checksOf(resource)[form]
  return {
    '~standard': {
      version: 1,
      vendor: 'cohort',
      validate: (value) => {
        if (!isMembers(value)) return { issues: [{ message: 'is no object of attributes' }] }
        const issues = [
          ...Object.entries(value).flatMap(([name, given]) => nameIssues(resource, form, name, given)),
          ...check(value).map((fault) => ({ message: sentenceOf(fault), path: fault.path })),
        ]
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what has no fault is what the types of the declaration say
        return issues.length > 0 ? { issues } : { value: value as Inputs<R>[Form] }
      },
    },
  }
}

function nameIssues(
  { attributes, triggers }: Resource,
  form: 'create' | 'update',
  name: string,
  value: unknown,
): StandardSchemaV1.Issue[] {
  const declared = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (declared !== undefined && can(declared, form)) return []
  if (!Object.hasOwn(triggers, name)) return [{ message: `cannot be given in ${titles[form]}`, path: [name] }]
  return typeof value === 'boolean' ? [] : [{ message: sentenceOf({ rule: 'invalid' }), path: [name] }]
}

const titles = { create: 'a create', update: 'an update' } as const

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
