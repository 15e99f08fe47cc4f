import { isWritableToMany } from '@cohort/jsonapi'
import { isToOne, type Relationship } from '@cohort/schema'
import { describe } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { hostileJson, hostileTexts, inheritedNames } from '../harness/hostile-values.ts'
import { linkageOf, recordDocument } from '../harness/records.ts'
import { makeableResources } from '../harness/make-attributes.ts'
import { useService } from '../harness/use-service.ts'
import { everyRelationship, fullestOf, useWorld } from '../harness/world.ts'

const service = useService()
const { judgeTogether } = useBadInput(service)
const world = useWorld(service)

const makeable = new Set(makeableResources.map(({ type }) => type))
const nobody = '0AAAAAAAAAAAAA'

const values = hostileJson.filter(({ what }) => !what.startsWith('text: '))
const texts = hostileTexts.map(({ text }) => JSON.stringify(text))

/** Linkage that no relationship can take, as JSON: what is no identifier, and identifiers that lead nowhere. */
const hostileIdentifiers: readonly string[] = [
  ...values.filter(({ json }) => json !== 'null' && json !== '[]').map(({ json }) => json),
  ...values.filter(({ json }) => json !== 'null').map(({ json }) => `{"type":"customers","id":${json}}`),
  ...texts.map((json) => `{"type":"customers","id":${json}}`),
  ...inheritedNames.map((name) => `{"type":"${name}","id":"${name}"}`),
  `{"id":"${nobody}"}`,
  '{"type":"customers"}',
  `{"type":"Customers","id":"${nobody}"}`,
  `{"type":5,"id":"${nobody}"}`,
  `{"type":"customers","id":"${nobody}","id":"${nobody}"}`,
  `{"type":"customers","lid":"new"}`,
]

/** The refusals that bad linkage may get: unreadable, read-only, unknown, of another type, required. */
const refusals = [400, 403, 404, 409, 422]

/** What cannot be written at all is refused before it is read, so that a few are enough. */
function hostileLinkage(relationship: Relationship): readonly string[] {
  const lists = hostileIdentifiers.map((json) => `[${json}]`)
  if (isToOne(relationship)) return [...hostileIdentifiers, ...lists.slice(0, 10)]
  const all = [...hostileIdentifiers.slice(0, 50), ...lists, 'null']
  return isWritableToMany(relationship) ? all : all.slice(0, 20)
}

describe.each(everyRelationship.filter(({ type }) => makeable.has(type)))(
  '$name of $type',
  ({ type, name, relationship }) => {
    const links = (data: string) => `"relationships":{"${name}":{"data":${data}}}`
    const hostile = (method: string, path: string, document: (data: string) => string) =>
      hostileLinkage(relationship).map((data): BadInput => ({
        id: method,
        what: data.slice(0, 100),
        method,
        path,
        body: document(data),
        // What is not there is taken out of a to-many without a word (UR-10).
        status: method === 'DELETE' ? [...refusals, 204] : refusals,
      }))

    judgeTogether('takes no hostile linkage from a create', () => {
      const attributes = JSON.stringify(recordDocument(type).data.attributes)
      const document = (data: string) =>
        `{"data":{"type":"${type}","attributes":${attributes},${links(data)}}}`
      return hostile('POST', `/${type}`, document)
    })

    judgeTogether('takes no hostile linkage from an update', () => {
      const { id } = fullestOf(world(), type)
      return hostile(
        'PATCH',
        `/${type}/${id}`,
        (data) => `{"data":{"type":"${type}","id":"${id}",${links(data)}}}`,
      )
    })

    for (const method of ['PATCH', 'POST', 'DELETE']) {
      judgeTogether(`takes no hostile linkage from a ${method} of itself`, () =>
        hostile(method, linkageOf(fullestOf(world(), type), name), (data) => `{"data":${data}}`),
      )
    }
  },
)
