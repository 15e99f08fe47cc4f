import { registry } from '@cohort/schema'
import { expect, test } from 'vitest'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { useWorld } from '../harness/world.ts'

const service = useService()
const world = useWorld(service)
const listed = registry.resources.filter(({ actions }) => actions.includes('list'))

test.each(listed)(
  'every kind of link of $type with all its includes is at our origin, and answers (FE-01, FE-07, RL-06, RO-12)',
  async ({ type, relationships }) => {
    expect(world().customers).not.toEqual([])
    const include = Object.keys(relationships).join(',')
    const { json } = await send(
      service,
      'GET',
      `/${type}?page[size]=2${include === '' ? '' : `&include=${include}`}`,
    )
    const kinds = new Map(linksIn(json).map((link) => [kindOf(link), link]))
    expect(kinds.size).toBeGreaterThan(1)
    for (const link of kinds.values()) {
      expect(link.startsWith(`${service.url}/api/`)).toBe(true)
      const { status } = await send(service, 'GET', link.slice(`${service.url}/api`.length))
      expect([link, status]).toEqual([link, 200])
    }
  },
)

/** Every link of a document, but none of what clients keep in metadata. */
function linksIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linksIn)
  if (typeof value !== 'object' || value === null) return []
  const { links = {}, metadata: _theirs, ...rest } = value
  const own = Object.values<unknown>(links).filter((link) => typeof link === 'string')
  return [...own, ...Object.values(rest).flatMap(linksIn)]
}

/** The address with its ids made one: links of a kind are followed once. */
function kindOf(link: string): string {
  return link.replaceAll(/\/(?=[^/?]*\d)[0-9A-Za-z-]{14,}(?=[/?]|$)/g, '/{id}')
}
