import { isObject, type Members } from './document-faults.ts'

/** The included resources that no linkage of the document leads to, from its primary data on (JSONAPI CD-02). */
export function unreachableResources({ data = null, included = [] }: Members): readonly string[] {
  const resources = [data, included].flat().filter(isObject)
  const byName = new Map(resources.map((resource) => [nameOf(resource), resource]))
  const reached = new Set<string>()
  const waiting = [data].flat().filter(isObject).map(nameOf)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    waiting.push(...linkedFrom(byName.get(name)))
  }
  return [...byName.keys()].filter((name) => !reached.has(name))
}

/** The linkage of a document that leads to nothing in it: what was included must be there. */
export function danglingLinkage({ data = null, included = [] }: Members): readonly string[] {
  const resources = [data, included].flat().filter(isObject)
  const names = new Set(resources.map(nameOf))
  return resources.flatMap(linkedFrom).filter((name) => !names.has(name))
}

function linkedFrom(resource: Members | undefined): readonly string[] {
  const { relationships = {} } = resource ?? {}
  if (!isObject(relationships)) return []
  return Object.values(relationships)
    .flatMap((relationship) => (isObject(relationship) ? [relationship.data].flat() : []))
    .filter(isObject)
    .map(nameOf)
}

function nameOf({ type, id }: Members): string {
  return `${String(type)} ${String(id)}`
}
