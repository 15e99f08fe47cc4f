import { escapeJsonKey, filterNamesOf, isToOne, predicatesFor, registry, type Resource } from '@cohort/schema'
import { describe } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { hostileTexts, type HostileText } from '../harness/hostile-values.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeTogether } = useBadInput(service)

const listed = registry.resources.filter(({ actions }) => actions.includes('list'))

/** A list that is asked for with a text as the value of a parameter. It may mean something; if not, it is told at the parameter. */
function ask({ type }: Resource, key: string, { what, text, isUnstorable }: HostileText): BadInput {
  const path = `/${type}?${encodeURIComponent(key)}=${escaped(text)}`
  return { id: key, what, path, status: isUnstorable ? 400 : [200, 400] }
}

/** As in a URL; half of a pair as the bytes that encode it, which are no UTF-8. */
function escaped(text: string): string {
  return text.isWellFormed()
    ? encodeURIComponent(text)
    : text.replaceAll(/[\ud800-\udfff]/g, '%ed%a0%80').replaceAll('\u0000', '%00')
}

/** Every parameter that stands alone, and filters without a predicate. */
const plainKeys = [
  'sort',
  'include',
  'withCount',
  'page[number]',
  'page[size]',
  'page[after]',
  'page[before]',
  'filter[id]',
  'filter[ids]',
  'filter[created_at_from]',
]

describe.each(listed.map((resource) => ({ type: resource.type, resource })))(
  'a list of $type',
  ({ resource }) => {
    for (const { name, kind } of filterNamesOf(resource)) {
      judgeTogether(`can be tested by ${name} with any text`, () => {
        const tests = predicatesFor(kind)
        return Array.from({ length: Math.max(tests.length, hostileTexts.length) }, (_, index) =>
          ask(resource, `filter[q][${name}_${nth(tests, index)}]`, nth(hostileTexts, index)),
        )
      })
    }

    for (const { name } of filterNamesOf(resource).filter(({ kind }) => kind === 'json')) {
      judgeTogether(`can be tested by any key inside ${name}, with any text`, () =>
        hostileTexts.map((text, index) => {
          const test = nth(predicatesFor('path'), index)
          const path = `/${resource.type}?filter[q][${name}.${escaped(escapeJsonKey(text.text))}_${test}]=${escaped(text.text)}`
          return { id: 'F1', what: text.what, path, status: text.isUnstorable ? 400 : [200, 400] }
        }),
      )
    }

    for (const key of [...plainKeys, `fields[${resource.type}]`]) {
      judgeTogether(`can be asked for with any text as ${key}`, () =>
        hostileTexts.map((text) => ask(resource, key, text)),
      )
    }

    for (const family of ['', 'filter', 'filter[q]', 'fields', 'page']) {
      judgeTogether(`cannot be asked for with a name of any text in "${family}"`, () =>
        hostileTexts.map(({ text, what }): BadInput => {
          const name = family === '' ? escaped(text) : `${family}[${escaped(text)}]`
          return { id: family, what, path: `/${resource.type}?${name}=1`, status: 400 }
        }),
      )
    }

    const crossed = Object.entries(resource.relationships).filter(
      ([, relationship]) => !isToOne(relationship),
    )
    for (const [name] of crossed) {
      judgeTogether(`can be tested by its ${name} with any text`, () =>
        hostileTexts.flatMap((text) => [
          ask(resource, `filter[q][${name}_id_in]`, text),
          ask(resource, `filter[q][${name}_created_at_lt]`, text),
        ]),
      )
    }
  },
)

function nth<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('There is nothing to choose from.')
  return value
}
