import { openApiDocument } from '@cohort/jsonapi'
import type { Registry } from '@cohort/schema'
import { Compile, type Validator } from 'typebox/compile'
import { isObject, type Members } from './document-faults.ts'
import type { Response } from './response.ts'

/** An OpenAPI document as the judge of answers. */
export interface Description {
  /** Those below /api. */
  readonly paths: readonly DescribedPath[]
  /** What in an answer is not as the document says; empty for a sound one. A path may begin with /api or below it. */
  faultsOf(method: string, path: string, response: Response): readonly string[]
  /** The same of what stands beside /api. Pages for people are not described, and their answers are no refusals. */
  faultsBeside(method: string, path: string, response: Response): readonly string[]
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
  const all = Object.entries(membersOf(document, 'paths')).map(([template, operations]) => ({
    template,
    pattern: new RegExp(`^${template.replace('{id}', '[^/]+')}/?$`),
    operations,
    isBeside: Object.hasOwn(Object(operations), 'servers'),
  }))
  const [beside, below] = [true, false].map((isBeside) => all.filter((path) => path.isBeside === isBeside))
  const judge = judgeBy(document)
  return {
    paths: (below ?? []).map(({ template, operations }) => ({ template, methods: methodsIn(operations) })),
    faultsOf: (method, path, response) =>
      judge(operationAt(below, method, path.replace(/^\/api(?=\/)/, '')), response),
    faultsBeside: (method, path, response) =>
      mediaTypeOf(response) === 'text/html' ? [] : judge(operationAt(beside, method, path), response),
  }
}

interface Operation {
  /** `GET /customers`, or `elsewhere`: HEAD and OPTIONS are there wherever GET is. */
  readonly name: string
  readonly responses: Members
}

function operationAt(
  paths: readonly {
    readonly pattern: RegExp
    readonly template: string
    readonly operations: unknown
  }[] = [],
  method: string,
  path: string,
): Operation {
  const [address = ''] = path.split('?')
  const { template, operations } = paths.find(({ pattern }) => pattern.test(address)) ?? {}
  const isThere = isObject(operations) && Object.hasOwn(operations, method.toLowerCase())
  return {
    name: isThere ? `${method} ${template}` : 'elsewhere',
    responses: membersOf(membersOf(operations, method.toLowerCase()), 'responses'),
  }
}

/** Judges an answer by the responses that its operation has in a document. */
function judgeBy(document: Members) {
  const components = { schemas: membersOf(membersOf(document, 'components'), 'schemas') }
  const validators = new Map<string, Validator>()
  const validatorOf = (name: string, schema: Members) => {
    const validator = validators.get(name) ?? Compile({ ...schema, components })
    validators.set(name, validator)
    return validator
  }
  return ({ name, responses }: Operation, answer: Response): readonly string[] => {
    const { status, text, json } = answer
    if (name === 'elsewhere' && status < 400) return []
    const key = Object.hasOwn(responses, status) ? String(status) : 'default'
    if (status < 400 && key === 'default') return [`${name} does not say that it answers ${status}`]
    if (text === '') return []
    const response = name === 'elsewhere' ? refusal : membersOf(responses, key)
    const type = mediaTypeOf(answer)
    const content = membersOf(resolved(document, response), 'content')
    if (!Object.hasOwn(content, type)) return [`${name} ${status} does not say that it answers ${type}`]
    const at = typeof response.$ref === 'string' ? response.$ref : `${name} ${key}`
    const validator = validatorOf(`${at} ${type}`, membersOf(membersOf(content, type), 'schema'))
    const value: unknown = type.endsWith('json') && type !== 'application/x-ndjson' ? json : text
    return validator.Check(value)
      ? []
      : validator.Errors(value).map((fault) => `${name} ${status}: ${fault.instancePath} ${fault.message}`)
  }
}

/** The media type of an answer, without its parameters. */
function mediaTypeOf({ headers }: Response): string {
  return headers.get('Content-Type')?.split(';')[0] ?? 'nothing'
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

function membersOf(value: unknown, name: string): Members {
  const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  return isObject(member) ? member : {}
}
