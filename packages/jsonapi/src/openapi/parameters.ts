import type { Resource } from '@cohort/schema'
import { exportFormats } from '../export/export-formats.ts'
import { periods, usualZone } from '../query/parse-grouping.ts'
import { sortNamesOf } from '../query/parse-sort.ts'
import { pageSize } from '../query/read-query.ts'
import { filterParametersOf } from './filter-parameters.ts'
import type { Part } from './schemas.ts'

const text = { type: 'string' } as const

/** The parameters that every resource's requests share, by the name of their component. */
const sharedParameters = {
  id: { name: 'id', in: 'path', required: true, description: 'The id of the record.', schema: text },
  include: queryParameter('include', 'Relationships to include, as paths joined by commas.', text),
  fields: {
    ...queryParameter('fields', 'For each type the fields that are shown: fields[type]=name,code.', {
      type: 'object',
      additionalProperties: text,
    }),
    style: 'deepObject',
    explode: true,
  },
  with_count: queryParameter('withCount', 'To-many relationships whose members are counted.', text),
  page_size: queryParameter('page[size]', 'How many records a page has.', {
    type: 'integer',
    minimum: 1,
    maximum: pageSize.most,
    default: pageSize.default,
  }),
  page_number: queryParameter('page[number]', 'The page, from 1.', {
    type: 'integer',
    minimum: 1,
    default: 1,
  }),
  page_after: queryParameter('page[after]', 'The cursor after which the page begins.', text),
  page_before: queryParameter('page[before]', 'The cursor before which the page ends.', text),
  export_format: {
    ...queryParameter('format', 'How the rows are written.', { enum: Object.keys(exportFormats) }),
    required: true,
  },
  statistics_per: queryParameter('per', 'How long the periods of a time are.', {
    enum: Object.keys(periods),
    default: 'day',
  }),
  statistics_zone: {
    ...queryParameter('zone', 'The time zone in which the periods of a time begin, by its IANA name.', {
      type: 'string',
      default: usualZone,
    }),
    example: 'Europe/Vienna',
  },
  idempotency_key: headerParameter(
    'Idempotency-Key',
    'Makes the write happen once, however often it is sent within 24 hours.',
    { ...text, minLength: 1, maxLength: 255 },
  ),
  if_match: headerParameter(
    'If-Match',
    'Tags of the states in which the record may be written to, as its ETag has them: in any other nothing is written.',
    text,
  ),
  if_none_match: headerParameter(
    'If-None-Match',
    'Tags of what the client has: the answer has no document when it would be the same.',
    text,
  ),
  prefer: headerParameter('Prefer', 'With server-timing the answer tells where its time went.', {
    ...text,
    examples: ['server-timing'],
  }),
} as const satisfies Record<string, Part>

/** The parameters of a resource's requests, by the name of their component. */
export function parametersOf(resource: Resource): Readonly<Record<string, Part>> {
  const sorts = sortNamesOf(resource)
  return {
    ...sharedParameters,
    ...filterParametersOf(resource),
    ...(sorts.length > 0 && {
      [`${resource.type}_sort`]: queryParameter(
        'sort',
        `Keys joined by commas, - for descending: ${sorts.join(' ')}`,
        text,
      ),
    }),
  }
}

export const idParameter = parameterRef('id')
export const preferParameter = parameterRef('prefer')
export const keyParameter = parameterRef('idempotency_key')
export const matchParameter = parameterRef('if_match')
export const noneMatchParameter = parameterRef('if_none_match')
export const includeParameters: readonly Part[] = ['include', 'fields'].map(parameterRef)
export const singleParameters: readonly Part[] = [...includeParameters, parameterRef('with_count')]

const pageParameters = {
  number: ['page_number', 'page_size', 'page_after', 'page_before'],
  cursor: ['page_size', 'page_after', 'page_before'],
} as const satisfies Record<Resource['paging'], readonly string[]>

export function listParameters(resource: Resource): readonly Part[] {
  return [...pagedParameters(resource), ...singleParameters]
}

/** What chooses and orders records, and a page of them: of a list, and of the linkage of a to-many. */
export function pagedParameters(resource: Resource): readonly Part[] {
  return [...selectionParameters(resource), ...pageParameters[resource.paging].map(parameterRef)]
}

export function exportParameters(resource: Resource): readonly Part[] {
  return [parameterRef('export_format'), ...selectionParameters(resource), parameterRef('fields')]
}

/** `by` are the names of what the list can be counted by. */
export function statisticsParameters(resource: Resource, by: readonly string[]): readonly Part[] {
  const grouping = 'What is counted by: a to-one, of which the ten with the most records are told, or a time.'
  return [
    { ...queryParameter('by', grouping, { enum: by }), required: true },
    parameterRef('statistics_per'),
    parameterRef('statistics_zone'),
    ...filterParameters(resource),
  ]
}

function selectionParameters(resource: Resource): readonly Part[] {
  const sort = sortNamesOf(resource).length > 0 ? [`${resource.type}_sort`] : []
  return [...filterParameters(resource), ...sort.map(parameterRef)]
}

function filterParameters(resource: Resource): readonly Part[] {
  return Object.keys(filterParametersOf(resource)).map(parameterRef)
}

function parameterRef(name: string): Part {
  return { $ref: `#/components/parameters/${name}` }
}

function queryParameter(name: string, description: string, schema: Part): Part {
  return { name, in: 'query', description, schema }
}

function headerParameter(name: string, description: string, schema: Part): Part {
  return { name, in: 'header', description, schema }
}
