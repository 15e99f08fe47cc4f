import { isToOne, targetsOf, type Registry, type Relationship, type Resource } from '@cohort/schema'
import { isWritableToMany } from '../body/parse-relationships.ts'
import { exportFormats } from '../export/export-formats.ts'
import { jsonApiMediaType } from '../negotiate/media-type.ts'
import { sortNamesOf } from '../query/parse-sort.ts'
import { pageSize } from '../query/read-query.ts'
import { filterParametersOf } from './filter-parameters.ts'
import { linkageOf, object, schemaRef, selfUrl, type Part } from './schemas.ts'

type Paths = Readonly<Record<string, Part>>

/** The operations of a resource, by path below the API's base. */
export function pathsOf(registry: Registry, resource: Resource): Paths {
  const { type, singleton, actions } = resource
  const single = singleton === null ? `/${type}/{id}` : `/${singleton}`
  const offered = new Set(actions)
  const collection = {
    ...(offered.has('list') && { get: listOperation(resource, `List ${type}`) }),
    ...(offered.has('create') && { post: createOperation(resource) }),
  }
  const record = {
    ...(offered.has('retrieve') && {
      get: operation(`Retrieve ${type}`, singleParameters, recordAnswer(type)),
    }),
    ...(offered.has('update') && { patch: updateOperation(resource) }),
    ...(offered.has('delete') && { delete: operation(`Delete ${type}`, [], nothing) }),
  }
  const inPath = singleton === null ? { parameters: [idParameter] } : {}
  return {
    ...(Object.keys(collection).length > 0 && { [`/${type}`]: collection }),
    ...(offered.has('list') && { [`/export/${type}`]: exportPath(resource) }),
    [single]: { ...inPath, ...record },
    ...Object.fromEntries(
      Object.entries(resource.relationships).flatMap(([name, link]) =>
        Object.entries(pathsBelow(registry, resource, single, name, link)),
      ),
    ),
  }
}

function pathsBelow(
  registry: Registry,
  { type }: Resource,
  single: string,
  name: string,
  relationship: Relationship,
): Paths {
  const targets = targetsOf(registry, name, relationship)
  const [target] = targets
  if (target === undefined) return {}
  const linkage = object(
    {
      data: linkageOf(registry, name, relationship),
      included: { type: 'array', items: { type: 'object' } },
      links: { type: 'object' },
    },
    ['data', 'links'],
  )
  const body = { requestBody: content(object({ data: linkageOf(registry, name, relationship) })) }
  const isWritable = isToOne(relationship)
    ? relationship.can.includes('update')
    : isWritableToMany(relationship)
  const one = { anyOf: [...targets.map((to) => schemaRef(to.type)), { type: 'null' }] }
  const related = isToOne(relationship)
    ? operation(
        `Retrieve the ${name} of ${type}`,
        singleParameters,
        answer('200', object({ data: one, links: { type: 'object' } }, ['data'])),
      )
    : listOperation(target, `List the ${name} of ${type}`)
  const change = (word: string, parameters: readonly Part[] = [keyParameter]) => ({
    ...operation(`${word} the ${name} of ${type}`, parameters, nothing),
    ...body,
  })
  return {
    [`${single}/${name}`]: { parameters: [idParameter], get: related },
    [`${single}/relationships/${name}`]: {
      parameters: [idParameter],
      get: operation(
        `Retrieve the linkage of ${name} of ${type}`,
        [...(isToOne(relationship) ? [] : pagedParameters(target)), ...includeParameters],
        answer('200', linkage),
      ),
      ...(isWritable && { patch: change('Replace') }),
      ...(isWritableToMany(relationship) && { post: change('Add to'), delete: change('Remove from', []) }),
    },
  }
}

function listOperation(resource: Resource, summary: string): Part {
  const { type } = resource
  const members = {
    data: { type: 'array', items: schemaRef(type) },
    included: { type: 'array', items: { type: 'object' } },
    meta: schemaRef('page_meta'),
    links: schemaRef('page_links'),
  }
  return operation(summary, listParameters(resource), answer('200', object(members, ['data', 'links'])))
}

/** An export is beside the API, at the root of the service. */
function exportPath(resource: Resource): Part {
  const { type } = resource
  const formats = Object.values(exportFormats).map(({ mediaType }) => [
    mediaType.split(';', 1).join(),
    { schema: names },
  ])
  const whole = {
    description: 'All rows, as they are read. One that breaks off is not whole.',
    headers: {
      'X-Total-Count': {
        description: 'How many rows come. A log is not counted.',
        schema: { type: 'integer' },
      },
      'Content-Disposition': { description: 'A name for the file.', schema: names },
    },
    content: Object.fromEntries(formats),
  }
  const parameters = [parameterRef('export_format'), ...selectionParameters(resource), parameterRef('fields')]
  return {
    servers: [{ url: '/' }],
    get: operation(`Export ${type}`, parameters, { '200': whole }),
  }
}

function createOperation({ type }: Resource): Part {
  const created = operation(`Create ${type}`, writeParameters, answer('201', recordDocument(type)))
  return { ...created, requestBody: content(schemaRef(`${type}_create`)) }
}

function updateOperation({ type }: Resource): Part {
  const updated = operation(`Update ${type}`, writeParameters, recordAnswer(type))
  return { ...updated, requestBody: content(schemaRef(`${type}_update`)) }
}

function operation(summary: string, parameters: readonly Part[], answers: Part): Part {
  const refused = { description: 'Refused, and why.', ...content(schemaRef('error_document')) }
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    responses: { ...answers, default: refused },
  }
}

const nothing = { '204': { description: 'Done.' } }

function answer(status: string, schema: Part): Part {
  return { [status]: { description: 'The answer.', ...content(schema) } }
}

function recordAnswer(type: string): Part {
  return answer('200', recordDocument(type))
}

function recordDocument(type: string): Part {
  const links = object({ self: selfUrl })
  return object({ data: schemaRef(type), included: { type: 'array', items: { type: 'object' } }, links }, [
    'data',
    'links',
  ])
}

function content(schema: Part): Part {
  return { content: { [jsonApiMediaType]: { schema } } }
}

const names = { type: 'string' } as const

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } } as const

/** The parameters that every resource's requests share, by the name of their component. */
const sharedParameters = {
  include: queryParameter('include', 'Relationships to include, as paths joined by commas.', names),
  fields: deepParameter('fields', 'For each type the fields that are shown: fields[type]=name,code.'),
  with_count: queryParameter('withCount', 'To-many relationships whose members are counted.', names),
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
  page_after: queryParameter('page[after]', 'The cursor after which the page begins.', names),
  page_before: queryParameter('page[before]', 'The cursor before which the page ends.', names),
  export_format: {
    ...queryParameter('format', 'How the rows are written.', { enum: Object.keys(exportFormats) }),
    required: true,
  },
  idempotency_key: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Makes the write happen once, however often it is sent within 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
} as const satisfies Record<string, Part>

const includeParameters = ['include', 'fields'].map(parameterRef)

const singleParameters = [...includeParameters, parameterRef('with_count')]
const keyParameter = parameterRef('idempotency_key')
const writeParameters = [...singleParameters, keyParameter]

/** The parameters of a resource's requests, by the name of their component. */
export function parametersOf(resource: Resource): Readonly<Record<string, Part>> {
  const { type } = resource
  const sorts = sortNamesOf(resource)
  return {
    ...sharedParameters,
    ...filterParametersOf(resource),
    ...(sorts.length > 0 && {
      [`${type}_sort`]: queryParameter(
        'sort',
        `Keys joined by commas, - for descending: ${sorts.join(' ')}`,
        names,
      ),
    }),
  }
}

const pageParameters = {
  number: ['page_number', 'page_size', 'page_after', 'page_before'],
  cursor: ['page_size', 'page_after', 'page_before'],
} as const satisfies Record<Resource['paging'], readonly string[]>

function listParameters(resource: Resource): readonly Part[] {
  return [...pagedParameters(resource), ...singleParameters]
}

/** What chooses and orders records, and a page of them: of a list, and of the linkage of a to-many. */
function pagedParameters(resource: Resource): readonly Part[] {
  return [...selectionParameters(resource), ...pageParameters[resource.paging].map(parameterRef)]
}

function selectionParameters(resource: Resource): readonly Part[] {
  const filters = Object.keys(filterParametersOf(resource))
  const own = sortNamesOf(resource).length > 0 ? [...filters, `${resource.type}_sort`] : filters
  return own.map(parameterRef)
}

function parameterRef(name: string): Part {
  return { $ref: `#/components/parameters/${name}` }
}

function queryParameter(name: string, description: string, schema: Part): Part {
  return { name, in: 'query', description, schema }
}

/** A family of parameters: `fields[customers]`, `filter[q][name_eq]`. */
function deepParameter(name: string, description: string): Part {
  return { ...queryParameter(name, description, { type: 'object' }), style: 'deepObject', explode: true }
}
