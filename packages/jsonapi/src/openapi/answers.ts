import type { Resource } from '@cohort/schema'
import { jsonApiMediaType } from '../negotiate/media-type.ts'
import { answerHeaders, headerRef } from './headers.ts'
import { anyObject, object, schemaRef, selfUrl, type Part } from './schemas.ts'

export const included = { type: 'array', items: anyObject } as const

/** The answers that no resource has for itself, by the name of their component. */
export const sharedResponses: Readonly<Record<string, Part>> = {
  done: {
    description: 'Done.',
    headers: { ...answerHeaders, 'Idempotent-Replayed': headerRef('idempotent_replayed') },
  },
  not_modified: {
    description: 'The client has this already.',
    headers: { ...answerHeaders, ETag: headerRef('etag') },
  },
}

/** The answers that show a resource, by the name of their component. */
export function responsesOf({ type, actions }: Resource): Readonly<Record<string, Part>> {
  const record = content(
    object({ data: schemaRef(type), included, links: object({ self: selfUrl }) }, ['data', 'links']),
    exampleRef(type),
  )
  const written = {
    ...answerHeaders,
    ETag: headerRef('etag'),
    'Idempotent-Replayed': headerRef('idempotent_replayed'),
  }
  const list = object(
    {
      data: { type: 'array', items: schemaRef(type) },
      included,
      meta: schemaRef('page_meta'),
      links: schemaRef('page_links'),
    },
    ['data', 'links'],
  )
  return {
    [type]: { description: `One of ${type}.`, headers: written, ...record },
    ...(actions.includes('create') && {
      [`${type}_created`]: {
        description: 'The new record.',
        headers: { ...written, Location: headerRef('location') },
        ...record,
      },
    }),
    ...(actions.includes('list') && {
      [`${type}_list`]: {
        description: `A page of ${type}.`,
        headers: answerHeaders,
        ...content(list, exampleRef(`${type}_list`)),
      },
    }),
  }
}

/** A body of our media type, with its examples by the name of each. */
export function content(schema: Part, examples: Part): Part {
  return { content: { [jsonApiMediaType]: { schema, examples } } }
}

/** An answer in plain JSON, of what is not below the API's base. */
export function jsonAnswer(description: string, schema: Part, example: Part): Part {
  return { description, content: { 'application/json': { schema, example } } }
}

/** An example that stands among the components. */
export function exampleRef(name: string): Part {
  return { [name]: { $ref: `#/components/examples/${name}` } }
}
