import { filterNamesOf, plainKeysOf, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { openApiFile } from './openapi-file.ts'

type Json = ReturnType<typeof JSON.parse>

const document: Json = JSON.parse(openApiFile())
const methods = ['get', 'post', 'patch', 'delete']

/** What a reference leads to, or the part itself. */
function resolved(part: Json): Json {
  const names: readonly string[] = part.$ref?.split('/').slice(1) ?? []
  return part.$ref === undefined ? part : names.reduce((inner, name) => inner[name], document)
}

/** Every operation with what its path has for all of them. */
const operations = Object.entries<Json>(document.paths).flatMap(([path, item]) =>
  methods
    .filter((method) => Object.hasOwn(item, method))
    .map((method) => {
      const operation: Json = item[method]
      const parameters: Json[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolved)
      return { name: `${method.toUpperCase()} ${path}`, path, operation, parameters }
    }),
)

describe('every operation', () => {
  test.each(operations)(
    '$name is named, summed up, and filed where others of its kind are',
    ({ operation }) => {
      const tags = document.tags.map(({ name }: Json) => name)
      expect(operation.operationId).toMatch(/^[a-z_]+$/)
      expect(operation.summary).toMatch(/^[A-Z].+[^.]$/)
      expect(operation.tags).toHaveLength(1)
      expect(tags).toContain(operation.tags[0])
    },
  )

  test.each(operations)('$name says what each of its parameters is', ({ path, parameters }) => {
    for (const parameter of parameters) {
      const { name } = parameter
      expect(parameter).toMatchObject({ name, description: expect.stringMatching(/\.|: /), schema: {} })
    }
    const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`)
    expect(inPath).toEqual(path.match(/\{\w+\}/g) ?? [])
    const names = parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size).toBe(names.length)
  })

  test.each(operations)(
    '$name shows an example of what it takes, and of each answer that has a body',
    ({ operation }) => {
      const answers = Object.values<Json>(operation.responses).map(resolved)
      const bodies = [operation.requestBody ?? {}, ...answers].flatMap(({ content = {} }) =>
        Object.values<Json>(content),
      )
      for (const { schema, example, examples = {} } of bodies) {
        const shown = [example, ...Object.values<Json>(examples).map((each) => resolved(each).value)]
        expect(schema).toBeTypeOf('object')
        expect(shown.filter((value) => value !== undefined)).not.toEqual([])
      }
    },
  )

  test.each(operations)('$name says how it succeeds, and how it refuses', ({ operation }) => {
    const statuses = Object.keys(operation.responses)
    expect(statuses.some((status) => status < '400')).toBe(true)
    // What the health checks refuse has no status that only they have.
    expect(statuses.some((status) => status >= '400')).toBe(true)
    for (const answer of Object.values<Json>(operation.responses)) {
      expect(resolved(answer).description).toMatch(/\.$/)
    }
  })
})

test('no two operations have the same name', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
})

test('nothing among the components stands there for nobody', () => {
  const text = JSON.stringify(document)
  const parts = Object.entries<Json>(document.components).filter(([kind]) => kind !== 'securitySchemes')
  const names = parts.flatMap(([kind, all]) => Object.keys(all).map((name) => `#/components/${kind}/${name}`))
  expect(names.filter((name) => !text.includes(`"${name}"`))).toEqual([])
})

describe('every operation that lists', () => {
  const listed = registry.resources.filter(({ actions }) => actions.includes('list'))

  test.each(listed)(
    '$type has a parameter for each plain filter, and a pattern for the predicates of each field',
    (resource) => {
      const { parameters = [] } = operations.find(({ name }) => name === `GET /${resource.type}`) ?? {}
      const plain = parameters.map(({ name }) => name).filter((name) => /^filter\[(?!q\])/.test(name))
      expect(plain).toEqual(plainKeysOf(resource).map(({ key }) => `filter[${key}]`))
      const { schema } = parameters.find(({ name }) => name === 'filter[q]')
      const patterns = Object.keys(schema.patternProperties).map((pattern) => new RegExp(pattern))
      const keys = filterNamesOf(resource).map(({ name }) => `${name}_null`)
      expect(keys.filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([])
    },
  )
})
