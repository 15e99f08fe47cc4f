import {
  isToOne,
  targetsOf,
  type Action,
  type Registry,
  type Relationship,
  type Resource,
} from '@cohort/schema'
import { isWritableToMany } from '../body/parse-relationships.ts'
import { content, exampleRef, included } from './answers.ts'
import { exportPath } from './export-path.ts'
import { linkageBodyExample, linkageExample } from './examples.ts'
import { answerHeaders } from './headers.ts'
import {
  idParameter,
  includeParameters,
  keyParameter,
  listParameters,
  matchParameter,
  noneMatchParameter,
  pagedParameters,
  preferParameter,
  singleParameters,
} from './parameters.ts'
import { refusedWith, responseRef, type RefusalStatus } from './refusals.ts'
import { anyObject, linkageOf, object, schemaRef, type Part } from './schemas.ts'
import { statisticsPath } from './statistics-path.ts'

type Paths = Readonly<Record<string, Part>>

/** The operations of a resource, by path below the API's base. */
export function pathsOf(registry: Registry, resource: Resource): Paths {
  const single = singlePath(resource)
  const isOffered = (action: Action) => resource.actions.includes(action)
  const collection = {
    ...(isOffered('list') && { get: listOperation(resource) }),
    ...(isOffered('create') && { post: createOperation(resource) }),
  }
  const record = {
    ...(isOffered('retrieve') && { get: retrieveOperation(resource) }),
    ...(isOffered('update') && { patch: updateOperation(resource) }),
    ...(isOffered('delete') && { delete: deleteOperation(resource) }),
  }
  return {
    ...(Object.keys(collection).length > 0 && {
      [`/${resource.type}`]: { parameters: [preferParameter], ...collection },
    }),
    ...(isOffered('list') && { [`/export/${resource.type}`]: exportPath(registry, resource) }),
    ...(isOffered('list') && { [`/statistics/${resource.type}`]: statisticsPath(registry, resource) }),
    [single]: { parameters: ofOne(resource), ...record },
    ...Object.fromEntries(
      Object.entries(resource.relationships).flatMap(([name, relationship]) =>
        Object.entries(pathsBelow({ registry, owner: resource, name, relationship })),
      ),
    ),
  }
}

function singlePath({ type, singleton }: Resource): string {
  return singleton === null ? `/${type}/{id}` : `/${singleton}`
}

/** The parameters that all operations on one record have. */
function ofOne({ singleton }: Resource): readonly Part[] {
  return singleton === null ? [idParameter, preferParameter] : [preferParameter]
}

function listOperation(resource: Resource): Part {
  const { type } = resource
  return operation(type, `list_${type}`, `List ${type}`, {
    parameters: listParameters(resource),
    responses: { '200': responseRef(`${type}_list`), ...refusedWith([]) },
  })
}

function createOperation({ type }: Resource): Part {
  return operation(type, `create_${type}`, `Create one of ${type}`, {
    parameters: [...singleParameters, keyParameter],
    requestBody: bodyOf(schemaRef(`${type}_create`), exampleRef(`${type}_create`)),
    responses: { '201': responseRef(`${type}_created`), ...refusedWith([404, ...ofBodies]) },
  })
}

function retrieveOperation({ type }: Resource): Part {
  return operation(type, `retrieve_${type}`, `Retrieve one of ${type}`, {
    parameters: [...singleParameters, noneMatchParameter],
    responses: { '200': responseRef(type), '304': responseRef('not_modified'), ...refusedWith([404]) },
  })
}

function updateOperation({ type }: Resource): Part {
  return operation(type, `update_${type}`, `Update one of ${type}`, {
    parameters: [...singleParameters, keyParameter, matchParameter],
    requestBody: bodyOf(schemaRef(`${type}_update`), exampleRef(`${type}_update`)),
    responses: { '200': responseRef(type), ...refusedWith([404, 412, ...ofBodies]) },
  })
}

function deleteOperation({ type }: Resource): Part {
  return operation(type, `delete_${type}`, `Delete one of ${type}`, {
    parameters: [matchParameter],
    responses: { '204': responseRef('done'), ...refusedWith([404, 409, 412, 423]) },
  })
}

/** A relationship, and whose it is. */
interface Link {
  readonly registry: Registry
  readonly owner: Resource
  readonly name: string
  readonly relationship: Relationship
}

function pathsBelow(link: Link): Paths {
  const { registry, owner, name, relationship } = link
  const [target] = targetsOf(registry, name, relationship)
  if (target === undefined) return {}
  const single = singlePath(owner)
  const isWritable = isToOne(relationship)
    ? relationship.can.includes('update')
    : isWritableToMany(relationship)
  const parameters = ofOne(owner)
  return {
    [`${single}/${name}`]: { parameters, get: relatedOperation(link, target) },
    [`${single}/relationships/${name}`]: {
      parameters,
      get: linkageOperation(link, target),
      ...(isWritable && { patch: changeOperation(link, 'Replace', [keyParameter]) }),
      ...(isWritableToMany(relationship) && {
        post: changeOperation(link, 'Add to', [keyParameter]),
        delete: changeOperation(link, 'Remove from', []),
      }),
    },
  }
}

function relatedOperation({ registry, owner: { type }, name, relationship }: Link, target: Resource): Part {
  if (!isToOne(relationship))
    return operation(type, `list_${type}_${name}`, `List the ${name} of one of ${type}`, {
      parameters: listParameters(target),
      responses: { '200': responseRef(`${target.type}_list`), ...refusedWith([404]) },
    })
  const targets = targetsOf(registry, name, relationship)
  const one = { anyOf: [...targets.map((to) => schemaRef(to.type)), { type: 'null' }] }
  const shown = object({ data: one, included, links: anyObject }, ['data'])
  return operation(type, `retrieve_${type}_${name}`, `Retrieve the ${name} of one of ${type}`, {
    parameters: singleParameters,
    responses: {
      '200': {
        description: `The ${name}, or null.`,
        headers: answerHeaders,
        ...content(shown, exampleRef(target.type)),
      },
      ...refusedWith([404]),
    },
  })
}

function linkageOperation({ registry, owner, name, relationship }: Link, target: Resource): Part {
  const { type } = owner
  const members = isToOne(relationship)
    ? { included, links: anyObject }
    : { included, meta: schemaRef('page_meta'), links: schemaRef('page_links') }
  const linkage = object({ data: linkageOf(registry, name, relationship), ...members }, ['data', 'links'])
  const example = { linkage: { value: linkageExample(registry, owner, name, relationship) } }
  return operation(
    type,
    `retrieve_${type}_${name}_linkage`,
    `Retrieve the ids of the ${name} of one of ${type}`,
    {
      parameters: [...(isToOne(relationship) ? [] : pagedParameters(target)), ...includeParameters],
      responses: {
        '200': { description: 'The linkage.', headers: answerHeaders, ...content(linkage, example) },
        ...refusedWith([404]),
      },
    },
  )
}

const changes = { Replace: 'replace', 'Add to': 'add', 'Remove from': 'remove' } as const

function changeOperation(
  { registry, owner: { type }, name, relationship }: Link,
  words: keyof typeof changes,
  parameters: readonly Part[],
): Part {
  const linkage = object({ data: linkageOf(registry, name, relationship) })
  const example = { linkage: { value: linkageBodyExample(registry, name, relationship) } }
  return operation(type, `${changes[words]}_${type}_${name}`, `${words} the ${name} of one of ${type}`, {
    parameters: [...parameters, matchParameter],
    requestBody: bodyOf(linkage, example),
    responses: { '204': responseRef('done'), ...refusedWith([404, 412, ...ofBodies]) },
  })
}

/** How a request with a document can be refused besides. */
const ofBodies = [409, 413, 415, 422] as const satisfies readonly RefusalStatus[]

function bodyOf(schema: Part, examples: Part): Part {
  return { required: true, ...content(schema, examples) }
}

interface Rest {
  readonly parameters: readonly Part[]
  readonly requestBody?: Part
  readonly responses: Part
}

function operation(tag: string, operationId: string, summary: string, { parameters, ...rest }: Rest): Part {
  return { operationId, summary, tags: [tag], ...(parameters.length > 0 && { parameters }), ...rest }
}
