import { filterNames } from '@cohort/jsonapi/query'
import { filterStepsOf, type FilterJoin, type Registry, type Resource } from '@cohort/schema'
import { readDraft } from './filter-draft.ts'
import { filterChoicesOf, type FilterChoice } from './filters.ts'
import { labelOf } from './words.ts'

/** One of the fields that a draft tests: a choice, and where it is JSON the keys to what is meant inside it. */
export interface DraftField {
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
  if (filter === undefined) return { join: 'or', fields: [{ name: names, keys: '' }] }
  return {
    join: filter.fields.length === 1 ? 'or' : filter.join,
    fields: filter.fields.map((field) => {
      const name = [...(field.path ?? []).map((step) => step.name), field.name].join('_')
      const printed = filterNames({ ...filter, fields: [field] })
      return { name, keys: printed.slice(name.length + 1) }
    }),
  }
}

/** The mirror of fieldsFrom: `name_or_customers_metadata.tier`. */
export function namesOf({ join, fields }: DraftFields): string {
  return fields.map(({ name, keys }) => (keys === '' ? name : `${name}.${keys}`)).join(`_${join}_`)
}

/** Choices under a heading. */
interface ChoiceGroup {
  readonly label: string
  readonly choices: readonly FilterChoice[]
}

/** What can be filtered by on the other side of a relationship: of a group, its customers' e-mail. */
export function relatedChoicesOf(registry: Registry, resource: Resource): readonly ChoiceGroup[] {
  return filterStepsOf(registry, resource).map(({ name, target }) => ({
    label: labelOf(name),
    choices: filterChoicesOf(target).map((choice) => {
      const across = `${name}_${choice.name}`
      return { ...choice, name: across, label: labelOf(across) }
    }),
  }))
}
