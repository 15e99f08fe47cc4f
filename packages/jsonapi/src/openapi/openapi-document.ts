import type { Registry } from '@cohort/schema'
import { parametersOf, pathsOf } from './paths.ts'
import { schemasOf, sharedSchemas, type Part } from './schemas.ts'

/** The OpenAPI 3.1 description of the API of a registry, whose paths are below `/api` unless they say otherwise. */
export function openApiDocument(registry: Registry): Part {
  const { resources } = registry
  return {
    openapi: '3.1.0',
    info: { title: 'Cohort', version: '0.0.0', description: 'Customer groups, and what belongs to them.' },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    paths: merge(resources.map((resource) => pathsOf(registry, resource))),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      parameters: merge(resources.map(parametersOf)),
      schemas: merge([sharedSchemas, ...resources.map((resource) => schemasOf(registry, resource))]),
    },
  }
}

function merge(parts: readonly Part[]): Part {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
}
