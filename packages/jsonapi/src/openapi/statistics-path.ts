import type { Registry, Resource } from '@cohort/schema'
import { groupingsOf, periods } from '../query/parse-grouping.ts'
import { answerHeaders } from './headers.ts'
import { statisticsParameters } from './parameters.ts'
import { refusedWith } from './refusals.ts'
import { object, type Part } from './schemas.ts'

const text = { type: 'string' } as const
const time = { type: 'string', format: 'date-time' } as const

/** How many records of a list there are, in groups: beside the API, as its export is. */
export function statisticsPath(registry: Registry, resource: Resource): Part {
  const { type } = resource
  const by = groupingsOf(registry, resource)
  const group = object(
    { value: text, label: { type: ['string', 'null'] }, from: time, until: time, count: { type: 'integer' } },
    ['value', 'count'],
  )
  const schema = object(
    {
      by: { enum: by },
      per: { enum: Object.keys(periods) },
      zone: text,
      record_count: { type: ['integer', 'null'] },
      groups: { type: 'array', items: group },
    },
    ['by', 'record_count', 'groups'],
  )
  const told = {
    description:
      'The groups: owners with the most records first, periods in their order, each from its first instant until that of the next.',
    headers: answerHeaders,
    content: { 'application/json': { schema, example: exampleOf(resource, by) } },
  }
  return {
    servers: [{ url: '/' }],
    get: {
      operationId: `count_${type}`,
      summary: `Count ${type}`,
      tags: [type],
      parameters: statisticsParameters(resource, by),
      responses: { '200': told, ...refusedWith([]) },
    },
  }
}

/** Counted by the first that it can be counted by. */
function exampleOf({ relationships }: Resource, [by]: readonly string[]): Part {
  const isOwner = by !== undefined && Object.hasOwn(relationships, by)
  const group = isOwner
    ? { value: '0Vqg2mXk3bT9aZ', label: 'VIP', count: 2 }
    : {
        value: '2026-01-31',
        from: '2026-01-30T23:00:00.000Z',
        until: '2026-01-31T23:00:00.000Z',
        count: 2,
      }
  return { by, ...(!isOwner && { per: 'day', zone: 'Europe/Vienna' }), record_count: 2, groups: [group] }
}
