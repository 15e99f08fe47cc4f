import type { Registry } from '@cohort/schema'
import { responsesOf, sharedResponses } from './answers.ts'
import { apiVersion } from './api-version.ts'
import { examplesOf } from './examples.ts'
import { headerComponents } from './headers.ts'
import { parametersOf } from './parameters.ts'
import { pathsOf } from './paths.ts'
import { refusalResponses } from './refusals.ts'
import { schemasOf, sharedSchemas, type Part } from './schemas.ts'
import { servicePaths, serviceTags } from './service-paths.ts'

/** The OpenAPI 3.1 description of the API of a registry, whose paths are below `/api` unless they say otherwise, and of the service. */
export function openApiDocument(registry: Registry): Part {
  const { resources } = registry
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cohort',
      version: apiVersion,
      description:
        'Customer groups, and what belongs to them: JSON:API 1.1 in the dialect of Commerce Layer.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api', description: 'This service. The token says which environment is seen.' }],
    security: [{ bearer: [] }, { client: [] }],
    tags: [...resources.map(({ type, about }) => ({ name: type, description: about })), ...serviceTags],
    paths: merge([...resources.map((resource) => pathsOf(registry, resource)), servicePaths]),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of POST /oauth/token.',
        },
        client: {
          type: 'oauth2',
          description: 'The id and the secret of an application.',
          flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: {} } },
        },
        basic: { type: 'http', scheme: 'basic', description: 'The id and the secret of an application.' },
      },
      headers: headerComponents,
      parameters: merge(resources.filter(({ actions }) => actions.includes('list')).map(parametersOf)),
      examples: merge(resources.map((resource) => examplesOf(registry, resource))),
      responses: merge([sharedResponses, refusalResponses(), ...resources.map(responsesOf)]),
      schemas: merge([sharedSchemas, ...resources.map((resource) => schemasOf(registry, resource))]),
    },
  }
}

function merge(parts: readonly Part[]): Part {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
}
