import {
  filterNamesOf,
  plainKeysOf,
  predicatesFor,
  type FilterName,
  type Resource,
  type ValueKind,
} from '@cohort/schema'
import type { Part } from './schemas.ts'

/**
 * The parameters by which a resource's lists are filtered, by the name of their component: one for each plain key, and
 * `filter[q]`, in which every field has the pattern of its keys. One for each field and predicate would be thousands.
 */
export function filterParametersOf(resource: Resource): Readonly<Record<string, Part>> {
  const { type } = resource
  const fields = filterNamesOf(resource).toSorted((a, b) => a.name.localeCompare(b.name))
  const plain = plainKeysOf(resource).map(({ key, field, predicate }) => [
    `${type}_filter_${key}`,
    {
      name: `filter[${key}]`,
      in: 'query',
      description: `Short for filter[q][${field.name}_${predicate}].`,
      schema: predicate === 'in' ? { type: 'string' } : schemasByKind[field.kind],
    },
  ])
  return {
    ...Object.fromEntries(plain),
    [`${type}_filter`]: {
      name: 'filter[q]',
      in: 'query',
      style: 'deepObject',
      explode: true,
      description:
        'filter[q][<field>_<predicate>]=<value>. Fields can be joined by _or_ and _and_, reached across relationships' +
        ' (<relationship>_<field>) and inside JSON (metadata.<key>).',
      schema: {
        type: 'object',
        patternProperties: Object.fromEntries(fields.flatMap(patternsOf)),
        additionalProperties: { type: 'string' },
      },
    },
  }
}

/** The keys of a field, and of the paths inside one of JSON. */
function patternsOf({ name, kind }: FilterName): readonly (readonly [pattern: string, schema: Part])[] {
  const own = [`^${name}_(${predicatesFor(kind).join('|')})$`, { type: 'string' }] as const
  if (kind !== 'json') return [own]
  return [own, [`^${name}\\..*_(${predicatesFor('path').join('|')})$`, { type: 'string' }]]
}

const schemasByKind = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  time: { type: 'string', description: 'An ISO 8601 date or time.' },
  json: { type: 'string' },
} as const satisfies Record<ValueKind, Part>
