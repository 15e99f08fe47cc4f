import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Validator } from 'jsonapi-validator'
import { isObject, type Members } from './document-faults.ts'

/** JSON:API's own schema, as `jsonapi-validator` brings it, widened for what 1.1 allows and 1.0 did not. */
const validator = new Validator(widened(officialSchema()))

/** What the official JSON Schema has against a document; empty for a sound one. */
export function officialFaults(document: unknown): readonly string[] {
  try {
    validator.validate(document)
    return []
  } catch (error) {
    const faults: unknown = isObject(error) ? error.errors : undefined
    if (!Array.isArray(faults)) throw error
    return faults
      .filter(isObject)
      .map(({ dataPath, message }) => `the official schema: ${String(dataPath)} ${String(message)}`)
  }
}

function officialSchema(): Members {
  const file = createRequire(import.meta.url).resolve('jsonapi-validator/lib/schema.json')
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** JSON:API 1.1: any link may be null, `jsonapi` names extensions and profiles, and an error can point at a header. */
function widened(schema: Members): Members {
  const definitions = Object(schema.definitions)
  const { link, jsonapi, error } = definitions
  const uris = { type: 'array', items: { type: 'string' } }
  return {
    ...schema,
    definitions: {
      ...definitions,
      link: { oneOf: [...link.oneOf, { type: 'null' }] },
      jsonapi: { ...jsonapi, properties: { ...jsonapi.properties, ext: uris, profile: uris } },
      error: {
        ...error,
        properties: {
          ...error.properties,
          source: {
            ...error.properties.source,
            properties: { ...error.properties.source.properties, header: { type: 'string' } },
          },
        },
      },
    },
  }
}
