import { planRead, selectFromPlan, type Statement } from '@cohort/db/statements'
import { parseReadQuery, sortKeysOf } from '@cohort/jsonapi/query'
import {
  filterNamesOf,
  filterStepsOf,
  predicates,
  registry,
  type FieldKind,
  type Operand,
  type Resource,
} from '@cohort/schema'

type FilterSample = readonly [request: string, statement: Statement]

const environment = { id: 1, organizationId: '', mode: 'test' } as const

/** A filter across each relationship that filters may cross, and an order by what each to-one leads to. */
export function crossingSamples(resource: Resource): readonly FilterSample[] {
  if (!resource.actions.includes('list')) return []
  const crossed = filterStepsOf(registry, resource).map(({ name }) => `filter[q][${name}_id_in]=a`)
  const related = [...sortKeysOf(registry, resource).keys()].filter((key) => key.endsWith('.created_at'))
  return [...crossed, ...related.map((key) => `sort=${key}`)].map((query) => listSample(resource, query))
}

/** What the predicates are given; a path takes what a text and what a number takes. */
const operands = {
  text: { value: 'a', list: 'a,b', flag: 'true', json: '{}' },
  integer: { value: '5', list: '5,6', flag: 'true', json: '{}' },
  boolean: { value: 'true', list: 'true,false', flag: 'true', json: '{}' },
  time: { value: '2026-01-31', list: '2026-01-31,2026-02-01', flag: 'true', json: '{}' },
  json: { value: '{}', list: '{}', flag: 'true', json: '{}' },
  path: { value: '5', list: '5,a', flag: 'true', json: '{}' },
} as const satisfies Record<FieldKind, Record<Operand, string>>

/** Every predicate of every kind of field, on the first resource that has such a field, and several fields at once. */
export function predicateSamples(): readonly FilterSample[] {
  const listed = registry.resources.filter(({ actions }) => actions.includes('list'))
  return Object.entries(operands).flatMap(([kind, texts]) => {
    const column = kind === 'path' ? 'json' : kind
    const nameIn = (resource: Resource) =>
      filterNamesOf(resource).find((field) => field.kind === column)?.name
    const resource = listed.find(nameIn)
    const found = resource && nameIn(resource)
    if (resource === undefined || found === undefined) return []
    const name = kind === 'path' ? `${found}.a.b` : found
    const fitting = [...predicates].filter(([, { kinds }]) => kinds.some((tested) => tested === kind))
    const [first] = fitting
    const joined =
      first === undefined ? [] : [`${name}_or_${name}_${first[0]}`, `${name}_and_${name}_${first[0]}`]
    return [
      ...fitting.map(([word, { operand }]) => `filter[q][${name}_${word}]=${texts[operand]}`),
      ...joined.map((key) => `filter[q][${key}]=${texts[first?.[1].operand ?? 'value']}`),
    ].map((query) => listSample(resource, query))
  })
}

function listSample(resource: Resource, query: string): FilterSample {
  const plan = planRead(environment, parseReadQuery(registry, resource, 'list', query))
  return [`GET /api/${resource.type}?${query}`, selectFromPlan(plan)]
}
