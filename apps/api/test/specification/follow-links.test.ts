import { registry } from '@cohort/schema'
import { expect, test } from 'vitest'
import { kindOfLink, linksIn } from '../harness/links-in.ts'
import { identifierOf } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'
import { useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)
const listed = registry.resources.filter(({ actions }) => actions.includes('list'))

test.each(listed)(
  'every kind of link of $type with all its includes is at our origin, and answers (FE-01, FE-07, RL-06)',
  async ({ type, relationships }) => {
    expect(world().customers).not.toEqual([])
    const include = Object.keys(relationships).join(',')
    const { json } = await send(
      service,
      'GET',
      `/${type}?page[size]=2${include === '' ? '' : `&include=${include}`}`,
    )
    const kinds = new Map(linksIn(json).map((link) => [kindOfLink(link), link]))
    expect(kinds.size).toBeGreaterThan(1)
    for (const link of kinds.values()) {
      expect(link.startsWith(`${service.url}/api/`)).toBe(true)
      const { status } = await send(service, 'GET', link.slice(`${service.url}/api`.length))
      expect([link, status]).toEqual([link, 200])
    }
  },
)

test.each(listed)(
  'the link of every $type to itself leads to it, and to nothing else (RO-12)',
  async ({ type }) => {
    expect(world().customers).not.toEqual([])
    const { json } = await send(service, 'GET', `/${type}?page[size]=3`)
    expect(json.data).not.toEqual([])
    for (const resource of json.data) {
      const own = await send(service, 'GET', resource.links.self.slice(`${service.url}/api`.length))
      expect([own.status, identifierOf(own.json.data)]).toEqual([200, identifierOf(resource)])
      expect(own.json.data.attributes).toEqual(resource.attributes)
    }
  },
)
