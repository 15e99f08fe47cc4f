/** JSON that is an object. */
export type Members = Readonly<Record<string, unknown>>

/**
 * What breaks JSON:API in a document of the service, whatever it answers; empty for a sound one. `hasFields` says that
 * the request chose its fields: what links to the included may then be left out (CD-03).
 */
export function documentFaults(document: unknown, { hasFields = false } = {}): readonly string[] {
  if (!isObject(document)) return ['the document is no object (TL-01)']
  const has = (name: string) => Object.hasOwn(document, name)
  const resources = resourcesIn(document)
  return [
    ...strangers('the document', document, ['data', 'errors', 'meta', 'jsonapi', 'links', 'included']),
    ...fault(has('data') && has('errors'), 'data and errors stand together (TL-03)'),
    ...fault(!has('data') && !has('errors') && !has('meta'), 'there is no data, errors or meta (TL-02)'),
    ...fault(has('included') && !has('data'), 'included stands without data (TL-04)'),
    ...fault(has('included') && !Array.isArray(document.included), 'included is no list (CD-01)'),
    ...resources.flatMap(resourceFaults),
    ...repeatedResources(resources),
    ...(hasFields ? [] : unlinkedResources(document)),
    ...memberFaults(document, ''),
  ]
}

/** Every resource object and identifier of the primary data and of what is included. */
function resourcesIn({ data = null, included = [] }: Members): readonly Members[] {
  return [data, included].flat().filter(isObject)
}

const resourceMembers = ['type', 'id', 'lid', 'attributes', 'relationships', 'links', 'meta']

function resourceFaults(resource: Members): readonly string[] {
  const { type, id, attributes = {}, relationships = {} } = resource
  const name = nameOf(resource)
  if (!isObject(attributes) || !isObject(relationships)) return [`${name}: fields are no objects (RO-10)`]
  const fields = [...Object.keys(attributes), ...Object.keys(relationships)]
  return [
    ...fault(typeof type !== 'string' || type === '', `${name}: type is no text (RO-01, RO-02)`),
    ...fault(typeof id !== 'string' || id === '', `${name}: id is no text (RO-01, RO-02)`),
    ...strangers(name, resource, resourceMembers),
    ...fault(new Set(fields).size < fields.length, `${name}: a field is there twice (RO-08)`),
    ...fault(
      fields.includes('id') || fields.includes('type'),
      `${name}: a field is called id or type (RO-08)`,
    ),
    ...Object.entries(relationships).flatMap(([field, value]) =>
      relationshipFaults(`${name}.${field}`, value),
    ),
  ]
}

function relationshipFaults(name: string, relationship: unknown): readonly string[] {
  if (!isObject(relationship)) return [`${name} is no object (RO-10)`]
  const { links, data } = relationship
  return [
    ...strangers(name, relationship, ['links', 'data', 'meta']),
    ...[data ?? []].flat().flatMap((identifier) => identifierFaults(name, identifier)),
    ...fault(
      !['links', 'data', 'meta'].some((member) => Object.hasOwn(relationship, member)),
      `${name} is empty (RL-01)`,
    ),
    ...fault(isObject(links) && !('self' in links) && !('related' in links), `${name} has no link (RL-02)`),
  ]
}

function identifierFaults(name: string, identifier: unknown): readonly string[] {
  if (!isObject(identifier)) return [`${name} leads to what is no object (RL-05)`]
  const { type, id } = identifier
  return [
    ...fault(typeof type !== 'string' || typeof id !== 'string', `${name} leads to no type and id (RL-09)`),
    ...strangers(`${name} (RL-10)`, identifier, ['type', 'id', 'lid', 'meta']),
  ]
}

/** Identifiers name resources and are none: those of a linkage stand beside the resources that they name (IN-06). */
function repeatedResources(objects: readonly Members[]): readonly string[] {
  const names = objects.filter((object) => !isIdentifier(object)).map(nameOf)
  const repeated = names.filter((name, index) => names.indexOf(name) < index)
  return repeated.map((name) => `${name} is there twice (CD-04)`)
}

function isIdentifier(object: Members): boolean {
  return Object.keys(object).every((member) => ['type', 'id', 'meta'].includes(member))
}

/** What is included, but cannot be reached from the primary data along linkage, or is itself named there as linkage. */
function unlinkedResources({ data = null, included = [] }: Members): readonly string[] {
  const inside = new Map(
    [included]
      .flat()
      .filter(isObject)
      .map((resource) => [nameOf(resource), resource]),
  )
  const unlinked = new Set(inside.keys())
  const waiting = [data].flat().filter(isObject)
  for (let resource = waiting.pop(); resource !== undefined; resource = waiting.pop()) {
    for (const name of [nameOf(resource), ...linkedFrom(resource)]) {
      const reached = unlinked.delete(name) ? inside.get(name) : undefined
      if (reached !== undefined) waiting.push(reached)
    }
  }
  return [...unlinked].map((name) => `${name} is included, and nothing leads to it (CD-02)`)
}

function linkedFrom({ relationships = {} }: Members): readonly string[] {
  if (!isObject(relationships)) return []
  return Object.values(relationships).flatMap((relationship) =>
    isObject(relationship) ? [relationship.data].flat().filter(isObject).map(nameOf) : [],
  )
}

function nameOf({ type, id }: Members): string {
  return `${String(type)} ${String(id)}`
}

/** What belongs to clients, or quotes them: its names are not ours. */
const foreignMembers = new Set(['metadata', 'value', 'changes', 'payload'])

const legalName = /^[a-zA-Z0-9\u0080-\uFFFF]([a-zA-Z0-9\u0080-\uFFFF_\- ]*[a-zA-Z0-9\u0080-\uFFFF])?$/

/** Illegal names, and links that are none, anywhere in a document. */
function memberFaults(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => memberFaults(item, `${path}/${index}`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => [
    ...fault(!legalName.test(name), `${path}/${name} is no legal name (MN-01 to MN-04)`),
    ...(name === 'links' ? linksFaults(member, path) : []),
    ...(name === 'meta' && !isObject(member) ? [`${path}/meta is no object (ME-01)`] : []),
    ...(foreignMembers.has(name) ? [] : memberFaults(member, `${path}/${name}`)),
  ])
}

function linksFaults(links: unknown, path: string): readonly string[] {
  if (!isObject(links)) return [`${path}/links is no object (LI-01)`]
  return Object.entries(links)
    .filter(([, link]) => link !== null && !isLink(link))
    .map(([name, link]) => `${path}/links/${name} is ${JSON.stringify(link)}, which is no link (LI-02)`)
}

/** A URI, or an object that has one as its `href` (LI-03), and no relation or language that contradicts its name. */
function isLink(link: unknown): boolean {
  if (isObject(link)) {
    const isPlain = Object.keys(link).every((member) => ['href', 'type', 'title', 'meta'].includes(member))
    return isPlain && typeof link.href === 'string' && isLink(link.href)
  }
  return typeof link === 'string' && URL.canParse(link)
}

/** Members beside the legal ones. */
export function strangers(name: string, members: Members, legal: readonly string[]): readonly string[] {
  return Object.keys(members)
    .filter((member) => !legal.includes(member))
    .map((member) => `${name} has a member "${member}"`)
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fault(isFaulty: boolean, sentence: string): readonly string[] {
  return isFaulty ? [sentence] : []
}
