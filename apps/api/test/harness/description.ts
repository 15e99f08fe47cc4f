import { openApiDocument } from '@cohort/jsonapi'
import type { Registry } from '@cohort/schema'
import { Compile, type Validator } from 'typebox/compile'
import { isObject, type Members } from './document-faults.ts'
import { mediaType, type Response } from './response.ts'

/** An OpenAPI document as the judge of answers. */
export interface Description {
  readonly paths: readonly DescribedPath[]
  /** What in an answer is not as the document says; empty for a sound one. A path may begin with /api or below it. */
  faultsOf(method: string, path: string, response: Response): readonly string[]
}

/** A path of the OpenAPI document, and the methods that it says are there. */
export interface DescribedPath {
  readonly template: string
  readonly methods: readonly string[]
}

const methods = ['get', 'post', 'patch', 'delete']
const descriptions = new WeakMap<Registry, Description>()

/** What the service says of the API of a registry. Made once, and each schema is compiled when an answer first needs it. */
export function describedBy(registry: Registry): Description {
  const description =
    descriptions.get(registry) ?? descriptionOf(JSON.parse(JSON.stringify(openApiDocument(registry))))
  descriptions.set(registry, description)
  return description
}

function descriptionOf(document: Members): Description {
  const described = Object.entries(membersOf(document, 'paths'))
    .filter(([, operations]) => !Object.hasOwn(Object(operations), 'servers'))
    .map(([template, operations]) => ({
      template,
      pattern: new RegExp(`^${template.replace('{id}', '[^/]+')}/?$`),
      operations,
    }))
  const components = { schemas: membersOf(membersOf(document, 'components'), 'schemas') }
  const validators = new Map<string, Validator>()
  const validatorOf = (name: string, schema: Members) => {
    const validator = validators.get(name) ?? Compile({ ...schema, components })
    validators.set(name, validator)
    return validator
  }
  const operationAt = (method: string, path: string) => {
    const [address = ''] = path.split('?')
    const { template, operations } = described.find(({ pattern }) => pattern.test(address)) ?? {}
    const isThere = isObject(operations) && Object.hasOwn(operations, method.toLowerCase())
    return {
      name: isThere ? `${method} ${template}` : 'elsewhere',
      operation: membersOf(operations, method.toLowerCase()),
    }
  }

  return {
    paths: described.map(({ template, operations }) => ({ template, methods: methodsIn(operations) })),
    faultsOf: (method, path, { status, text, json }) => {
      const { name, operation } = operationAt(method, path.replace(/^\/api(?=\/)/, ''))
      // HEAD and OPTIONS are there wherever GET is; an answer at another address is a refusal like all others.
      if (name === 'elsewhere' && status < 400) return []
      const responses = membersOf(operation, 'responses')
      const key = Object.hasOwn(responses, status) ? String(status) : 'default'
      if (status < 400 && key === 'default') return [`${name} does not say that it answers ${status}`]
      if (text === '') return []
      const response = name === 'elsewhere' ? refusal : membersOf(responses, key)
      const at = typeof response.$ref === 'string' ? response.$ref : `${name} ${key}`
      const validator = validatorOf(at, schemaOf(resolved(document, response)))
      return validator.Check(json)
        ? []
        : validator
            .Errors(json)
            .map(({ instancePath, message }) => `${name} ${status}: ${instancePath} ${message}`)
    },
  }
}

const refusal = { $ref: '#/components/responses/refused' } as const

function methodsIn(operations: unknown): readonly string[] {
  return methods
    .filter((method) => isObject(operations) && Object.hasOwn(operations, method))
    .map((method) => method.toUpperCase())
}

/** What a reference into the document names, or the part itself. */
function resolved(document: Members, part: Members): Members {
  if (typeof part.$ref !== 'string') return part
  return part.$ref.split('/').slice(1).reduce(membersOf, document)
}

function schemaOf(response: Members): Members {
  return membersOf(membersOf(membersOf(response, 'content'), mediaType), 'schema')
}

function membersOf(value: unknown, name: string): Members {
  const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return isObject(member) ? member : {}
}
