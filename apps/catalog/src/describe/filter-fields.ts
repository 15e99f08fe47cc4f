import { filterNames } from '@cohort/jsonapi/query'
import { filterStepsOf, type FilterJoin, type Registry, type Resource } from '@cohort/schema'
import { readDraft } from './filter-draft.ts'
import { filterChoicesOf, type FilterChoice } from './filters.ts'
import { labelOf } from './words.ts'

/** One of the fields that a draft tests: a choice, and where it is JSON the keys to what is meant inside it. */
export interface DraftField {
  /** The relationships that lead to it, from the list's resource on. */
  readonly path: readonly string[]
  readonly name: string
  /** `tier`, `address.city`; empty for the whole. */
  readonly keys: string
}

/** What a draft tests: one field, or several of which any or all must pass. */
export interface DraftFields {
  readonly join: FilterJoin
  readonly fields: readonly DraftField[]
}

/** The names of a draft, taken apart. What is none of them stays as it is. */
export function fieldsFrom(resource: Resource, names: string): DraftFields {
  const { filter } = readDraft(resource, { names, predicate: 'null', value: 'true' })
  if (filter === undefined) return { join: 'or', fields: [{ path: [], name: names, keys: '' }] }
  return {
    join: filter.fields.length === 1 ? 'or' : filter.join,
    fields: filter.fields.map((field) => {
      const path = (field.path ?? []).map((step) => step.name)
      const whole = acrossName({ path, name: field.name })
      const printed = filterNames({ ...filter, fields: [field] })
      return { path, name: field.name, keys: printed.slice(whole.length + 1) }
    }),
  }
}

/** The mirror of fieldsFrom: `name_or_customers_metadata.tier`. */
export function namesOf({ join, fields }: DraftFields): string {
  return fields
    .map((field) => [acrossName(field), ...(field.keys === '' ? [] : [field.keys])].join('.'))
    .join(`_${join}_`)
}

/** What a field is called from the list's resource: `customers_email`. */
export function acrossName({ path, name }: Pick<DraftField, 'path' | 'name'>): string {
  return [...path, name].join('_')
}

/** What can be filtered by on the other side of a relationship, under its name. */
export interface ChoiceGroup {
  readonly step: string
  readonly label: string
  readonly choices: readonly FilterChoice[]
  /** The first field that lies further, across another relationship; null where there is none. */
  readonly further: Omit<DraftField, 'keys'> | null
}

/** What can be filtered by across one relationship: of a group, its customers' e-mail; and where a further one begins. */
export function relatedChoicesOf(registry: Registry, resource: Resource): readonly ChoiceGroup[] {
  return filterStepsOf(registry, resource).map(({ name: step, target }) => ({
    step,
    label: labelOf(step),
    choices: filterChoicesOf(target).map((choice) => {
      const across = `${step}_${choice.name}`
      return { ...choice, name: across, label: labelOf(across) }
    }),
    further: furtherField(registry, step, target),
  }))
}

function furtherField(registry: Registry, step: string, target: Resource): ChoiceGroup['further'] {
  const [next] = filterStepsOf(registry, target)
  const [first] = next === undefined ? [] : filterChoicesOf(next.target)
  return next === undefined || first === undefined ? null : { path: [step, next.name], name: first.name }
}

/** The resource at the end of a path; undefined where the path leads nowhere. */
export function resourceAt(
  registry: Registry,
  resource: Resource,
  path: readonly string[],
): Resource | undefined {
  const [first, ...rest] = path
  if (first === undefined) return resource
  const step = filterStepsOf(registry, resource).find(({ name }) => name === first)
  return step && resourceAt(registry, step.target, rest)
}

/** The choice that a field of a draft is, however far it lies. */
export function choiceOf(
  registry: Registry,
  resource: Resource,
  { path, name }: DraftField,
): FilterChoice | undefined {
  const end = resourceAt(registry, resource, path)
  return end && filterChoicesOf(end).find((choice) => choice.name === name)
}
