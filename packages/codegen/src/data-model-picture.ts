import {
  columnsOf,
  isToOne,
  linkColumnsOf,
  targetsOf,
  type Registry,
  type Relationship,
  type Resource,
} from '@cohort/schema'

/**
 * The data model as a Mermaid diagram: of each resource its id, what names it, what must be given, what is unique and
 * what points elsewhere. Lines to the history are left out, because they lead from everywhere to the same two places.
 */
export function dataModelPicture(registry: Registry): string {
  const { resources } = registry
  const lines = [
    ...resources.flatMap(entityLines),
    ...resources.flatMap((resource) => linkLines(registry, resource)),
  ]
  return ['```mermaid', 'erDiagram', ...lines.map((line) => `  ${line}`), '```'].join('\n')
}

/** customer_groups { … text code UK … } */
function entityLines(resource: Resource): string[] {
  const own = columnsOf(resource).filter(({ name }) => isKey(resource, name))
  const links = linkColumnsOf(resource)
  return [
    `${resource.type} {`,
    '  text id PK',
    ...own.map(({ name, kind }) => `  ${kind} ${name}${isUnique(resource, name) ? ' UK' : ''}`),
    ...links.map(({ name, kind }) => `  ${kind} ${name} FK`),
    '}',
  ]
}

function isKey(resource: Resource, name: string): boolean {
  const isRequired = resource.attributes[name]?.options.required === true
  return isRequired || isUnique(resource, name) || name === resource.catalog.title
}

function isUnique({ attributes }: Resource, name: string): boolean {
  return attributes[name]?.options.unique !== undefined
}

/** customer_groups |o--o{ customers : customer_group */
function linkLines(registry: Registry, resource: Resource): string[] {
  return Object.entries(resource.relationships).flatMap(([name, relationship]) =>
    isToOne(relationship)
      ? targetsOf(registry, name, relationship).map(
          (target) => `${target.type} ${oneEnd(relationship)}--o{ ${resource.type} : ${name}`,
        )
      : [],
  )
}

/** A to-one of several types leads to one of them, and so to none of each other. */
function oneEnd(relationship: Relationship): string {
  return relationship.kind === 'belongs_to' && relationship.isRequired ? '||' : '|o'
}
