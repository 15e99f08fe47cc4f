import { can, type Attribute } from '../define/attribute.ts'
import type { Resource } from '../define/resource.ts'

/** What a schema describes: the attributes that an answer shows, or those that a write takes. */
export type AttributesForm = 'answer' | 'create' | 'update'

const attributesForms = ['answer', 'create', 'update'] as const satisfies readonly AttributesForm[]

const titles = {
  answer: 'What an answer shows of',
  create: 'What a create takes of',
  update: 'What an update takes of',
} as const satisfies Record<AttributesForm, string>

/** The JSON Schema (2020-12) of a resource's attributes, with an `$id` that stays: `urn:cohort:customer_groups:create`. */
export function jsonSchemaOf(resource: Resource, form: AttributesForm): object {
  const { type, about, attributes, triggers } = resource
  const shown = Object.entries(attributes).filter(([, declared]) => form === 'answer' || can(declared, form))
  const moved = form === 'update' ? Object.entries(triggers) : []
  const required = shown.filter(([, declared]) => isRequired(declared, form)).map(([name]) => name)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: ['urn:cohort', type, ...(form === 'answer' ? [] : [form])].join(':'),
    title: `${titles[form]} ${type}`,
    description: about,
    type: 'object',
    properties: Object.fromEntries([
      ...shown.map(([name, { schema }]) => [name, schema]),
      ...moved.map(([name, trigger]) => [name, { type: 'boolean', description: trigger.about }]),
    ]),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

function isRequired({ options }: Attribute, form: AttributesForm): boolean {
  return form === 'answer' || (form === 'create' && options.required === true)
}

/** The forms that a resource has: what cannot be written has no schema of a write. */
export function formsOf({ actions }: Resource): readonly AttributesForm[] {
  return attributesForms.filter((form) => form === 'answer' || actions.includes(form))
}
