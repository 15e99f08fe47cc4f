import { isObject, type Members } from '../harness/document-faults.ts'
import { mediaType, type Response } from '../harness/response.ts'
import { Compile, type Validator } from 'typebox/compile'
import type { DescribedPath } from './requests.ts'

/** The OpenAPI document that the service serves, as the judge of its answers. */
export interface Description {
  readonly paths: readonly DescribedPath[]
  /** What in an answer is not as the document says; empty for a sound one. */
  faultsOf(method: string, path: string, response: Response): readonly string[]
}

const methods = ['get', 'post', 'patch', 'delete']

export function descriptionOf(document: Members): Description {
  // What is not below /api has a server of its own, and is not judged here.
  const below = Object.entries(membersOf(document, 'paths')).filter(
    ([, operations]) => !isObject(operations) || !Object.hasOwn(operations, 'servers'),
  )
  const described = below.map(([template, operations]) => ({
    template,
    pattern: new RegExp(`^${template.replace('{id}', '[^/]+')}/?$`),
    operations,
  }))
  const validators = new Map<string, Validator>()
  const validatorOf = (name: string, schema: Members) => {
    const validator = validators.get(name) ?? Compile({ ...schema, components: document.components })
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
      const { name, operation } = operationAt(method, path)
      const isRefused = status >= 400
      const isDescribed = isRefused || status === 304 || method === 'HEAD' || method === 'OPTIONS'
      const responses = membersOf(operation, 'responses')
      if (!isDescribed && !Object.hasOwn(responses, status))
        return [`${name} does not say that it answers ${status}`]
      if (text === '') return []
      const declared = schemaOf(membersOf(responses, isRefused ? 'default' : String(status)))
      // Where there is no operation, an answer is a refusal like all others.
      const schema =
        isRefused && name === 'elsewhere' ? { $ref: '#/components/schemas/error_document' } : declared
      const validator = validatorOf(`${name} ${isRefused ? 'default' : status}`, schema)
      return validator.Check(json)
        ? []
        : validator
            .Errors(json)
            .map(({ instancePath, message }) => `${name} ${status}: ${instancePath} ${message}`)
    },
  }
}

function methodsIn(operations: unknown): readonly string[] {
  return methods
    .filter((method) => isObject(operations) && Object.hasOwn(operations, method))
    .map((method) => method.toUpperCase())
}

function schemaOf(response: Members): Members {
  return membersOf(membersOf(membersOf(response, 'content'), mediaType), 'schema')
}

function membersOf(value: unknown, name: string): Members {
  const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return isObject(member) ? member : {}
}
