import { cursorProfile } from '@cohort/jsonapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { followPages, pathOf } from '../harness/follow-pages.ts'
import { makeGroup, patchGroup } from '../harness/groups.ts'
import { identifierOf, identifiersIn, makeRecord, type Identifier } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, profiledMediaType, type Json, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** Names in their order; every third group has no code. */
const names = Array.from({ length: 11 }, (_, index) => `group ${String(index).padStart(2, '0')}`)
let group: Identifier

beforeAll(async () => {
  for (const [index, name] of names.entries()) {
    await makeGroup(service, { name, code: index % 3 === 0 ? null : `code_${index % 2}_${index}` })
  }
  group = identifierOf(await makeRecord(service, 'customer_groups', { name: 'with customers' }))
  for (let made = 0; made < 7; made += 1) {
    await makeRecord(service, 'customers', {}, { customer_group: group })
  }
})

const byName = '/customer_groups?filter[q][name_start]=group&sort=name'

/** A request that names the profile. */
function ask(path: string): Promise<Response> {
  return send(service, 'GET', path, { headers: { Accept: profiledMediaType } })
}

async function page(path: string): Promise<Json> {
  const response = await ask(path)
  expectStatus(response, 200)
  return response.json
}

const namesIn = ({ data }: Json): readonly string[] => data.map(({ attributes }: Json) => attributes.name)

/** The cursor of the record at this position of a list. */
async function cursorAt(path: string, position: number): Promise<string> {
  return (await page(`${path}&page[size]=100`)).data[position].meta.page.cursor
}

/** The names on a page of three right after the record at this position, or right before it. */
async function namesBeside(side: 'after' | 'before', position: number): Promise<readonly string[]> {
  return namesIn(await page(`${byName}&page[size]=3&page[${side}]=${await cursorAt(byName, position)}`))
}

describe('the profile', () => {
  test('is followed and announced where Accept names it: on lists, records, linkage, writes and errors (CN-04, CN-17)', async () => {
    const record = `/customer_groups/${group.id}`
    for (const path of [
      byName,
      record,
      `${record}/customers`,
      `${record}/relationships/customers`,
      '/nothing',
    ]) {
      expect((await ask(path)).headers.get('Content-Type')).toBe(profiledMediaType)
    }
    const body = { data: { type: 'merchants', attributes: { name: 'M' } } }
    const made = await send(service, 'POST', '/merchants', { body, headers: { Accept: profiledMediaType } })
    expect([made.status, made.headers.get('Content-Type')]).toEqual([201, profiledMediaType])
  })

  test('is one of several that Accept names, and the unknown ones are passed over (CN-05, CN-16)', async () => {
    const accept = `application/vnd.api+json;profile="https://a.example/b ${cursorProfile}"`
    const both = await fetch(`${service.url}/api/customer_groups`, {
      headers: { Accept: accept, Authorization: `Bearer ${service.token('aurora/test')}` },
    })
    expect(both.headers.get('Content-Type')).toBe(profiledMediaType)
    const unknown = await send(service, 'GET', byName, {
      headers: { Accept: 'application/vnd.api+json;profile="https://a.example/b"' },
    })
    expect(unknown.headers.get('Content-Type')).toBe('application/vnd.api+json')
    expect(typeof unknown.json.links.self).toBe('string')
  })

  test('makes the link of a document to itself say its type (TL-09)', async () => {
    const record = `/customer_groups/${group.id}`
    for (const path of [byName, record, `${record}/customers`, `${record}/relationships/customers`]) {
      const { links } = await page(path)
      expect(links.self.type).toBe(profiledMediaType)
      expect((await page(pathOf(service, links.self.href))).links.self).toEqual(links.self)
    }
  })

  test('gives a record another entity tag (HT-05)', async () => {
    const path = `/customer_groups/${group.id}`
    const plain = await send(service, 'GET', path)
    const profiled = await ask(path)
    expect(profiled.headers.get('ETag')).not.toBe(plain.headers.get('ETag'))
    const again = await send(service, 'GET', path, {
      headers: { Accept: profiledMediaType, 'If-None-Match': String(plain.headers.get('ETag')) },
    })
    expect(again.status).toBe(200)
  })

  test('is not announced to who uses cursors without it: existing clients know one media type', async () => {
    const cursor = await cursorAt(byName, 2)
    const { headers, json } = await send(service, 'GET', `${byName}&page[after]=${cursor}`)
    expect(headers.get('Content-Type')).toBe('application/vnd.api+json')
    expect(json.data[0].meta).not.toHaveProperty('page')
  })
})

describe('the order', () => {
  test('of a list with equal keys is made total, and the same from both ends (CP-01)', async () => {
    const path = '/customer_groups?sort=reference'
    const whole = identifiersIn(await ask(`${path}&page[size]=100`))
    const forward = await followPages(service, `${path}&page[size]=5&page[after]=${await cursorAt(path, 0)}`)
    expect(forward.flatMap(({ data }) => data.map(identifierOf))).toEqual(whole.slice(1))
  })

  test('of a linkage that has none is the same at every request (CP-02)', async () => {
    const linkage = `/customer_groups/${group.id}/relationships/customers`
    const whole = identifiersIn(await send(service, 'GET', linkage))
    expect(whole).toHaveLength(7)
    const { links, data } = await page(`${linkage}?page[size]=3`)
    const rest = await followPages(service, pathOf(service, links.next))
    expect([...data, ...rest.flatMap((next) => next.data)].map(identifierOf)).toEqual(whole)
  })

  test('that cannot be paged is refused in the words of the profile (CP-03, ER-03)', async () => {
    const { status, json } = await ask('/event_stores?sort=created_at')
    expect([status, json.errors]).toEqual([
      400,
      [
        {
          title: 'Invalid sort criteria',
          detail: 'event_stores is paged from place to place, in its one order, at character 1 of the name.',
          code: 'INVALID_SORT_CRITERIA',
          source: { parameter: 'sort' },
          status: '400',
          meta: { in: 'name', position: 1 },
          links: { type: `${cursorProfile}/unsupported-sort` },
        },
      ],
    ])
  })
})

describe('the size of a page', () => {
  test.each(['0', '-1', '1.0', 'x', ''])('cannot be %j (CP-04)', async (size) => {
    const { status, json } = await ask(`${byName}&page[size]=${size}`)
    expect([status, json.errors[0].source]).toEqual([400, { parameter: 'page[size]' }])
  })

  test('cannot be above the largest, which is told (CP-05, ER-03)', async () => {
    const { json } = await ask(`${byName}&page[size]=101`)
    expect(json.errors).toMatchObject([
      {
        status: '400',
        source: { parameter: 'page[size]' },
        meta: { page: { maxSize: 100 } },
        links: { type: `${cursorProfile}/max-size-exceeded` },
      },
    ])
  })

  test('is ten unless asked, and exactly what was asked where so many are left (CP-06, CP-07)', async () => {
    expect(namesIn(await page(byName))).toEqual(names.slice(0, 10))
    const cursor = await cursorAt(byName, 0)
    for (const size of [1, 9, 10]) {
      expect(namesIn(await page(`${byName}&page[after]=${cursor}&page[size]=${size}`))).toEqual(
        names.slice(1, 1 + size),
      )
    }
  })
})

describe('a page', () => {
  test('after a cursor begins right after it, and after the last one is empty (CP-09)', async () => {
    expect(await namesBeside('after', 3)).toEqual(names.slice(4, 7))
    expect(await namesBeside('after', 10)).toEqual([])
  })

  test('before a cursor ends right before it, in the order of the list, and before the first one is empty (CP-10)', async () => {
    expect(await namesBeside('before', 7)).toEqual(names.slice(4, 7))
    expect(await namesBeside('before', 0)).toEqual([])
  })

  test('without a cursor begins at the first item (CP-11)', async () => {
    expect(namesIn(await page(`${byName}&page[size]=2`))).toEqual(names.slice(0, 2))
  })

  test('between two cursors is what lies between them, up to the largest size (CP-12, CP-13)', async () => {
    const range = `${byName}&page[after]=${await cursorAt(byName, 0)}&page[before]=${await cursorAt(byName, 10)}`
    const { meta, links, ...document } = await page(range)
    expect(namesIn({ ...document })).toEqual(names.slice(1, 10))
    expect([meta, links.prev, links.next]).toEqual([undefined, null, null])
  })

  test('between two cursors that has no room for all says so, and leads to the rest (CP-14)', async () => {
    const [after, before] = [await cursorAt(byName, 0), await cursorAt(byName, 10)]
    const open = await page(`${byName}&page[size]=4&page[after]=${after}`)
    const range = await page(`${byName}&page[size]=4&page[after]=${after}&page[before]=${before}`)
    expect(namesIn(range)).toEqual(namesIn(open))
    expect(range.meta).toEqual({ page: { rangeTruncated: true } })
    const rest = await followPages(service, pathOf(service, range.links.next))
    expect(rest.flatMap(namesIn)).toEqual(names.slice(5, 10))
    expect(rest.at(-1)).not.toHaveProperty('meta')
  })
})

describe('the links of a page', () => {
  test('lead to the end and back, and are null exactly at the ends (CP-15 to CP-18)', async () => {
    const seen: Record<'next' | 'prev', string[][]> = { next: [], prev: [] }
    const { links: ends } = await page(`${byName}&page[size]=4`)
    const starts = { next: ends.first, prev: ends.last }
    for (const way of ['next', 'prev'] as const) {
      const other = way === 'next' ? 'prev' : 'next'
      let link: string | null = starts[way]
      while (link !== null) {
        const shown: Json = await page(pathOf(service, link))
        expect([Object.keys(shown.links), shown.links[other] === null]).toEqual([
          ['self', 'first', 'prev', 'next', 'last'],
          seen[way].length === 0,
        ])
        seen[way].push([...namesIn(shown)])
        link = shown.links[way]
      }
    }
    expect(seen.next).toEqual([names.slice(0, 4), names.slice(4, 8), names.slice(8)])
    expect(seen.prev).toEqual([names.slice(7), names.slice(3, 7), names.slice(0, 3)])
  })

  test('keep everything else that was asked for, and name the first and the last page (CP-21, PG-06)', async () => {
    const { links } = await page(`${byName}&page[size]=4&fields[customer_groups]=name`)
    for (const link of [links.first, links.next, links.last]) {
      expect(link).toContain('filter%5Bq%5D%5Bname_start%5D=group&sort=name&fields%5Bcustomer_groups%5D=name')
      expect(link).toContain('page%5Bsize%5D=4')
    }
    expect(namesIn(await page(pathOf(service, links.last)))).toEqual(names.slice(-4))
  })

  test('of an empty page lead back to where there is something', async () => {
    const after = await page(`${byName}&page[after]=${await cursorAt(byName, 10)}&page[size]=3`)
    expect([after.data, after.links.next]).toEqual([[], null])
    expect(namesIn(await page(pathOf(service, after.links.prev)))).toEqual(names.slice(-3))
    const before = await page(`${byName}&page[before]=${await cursorAt(byName, 0)}&page[size]=3`)
    expect([before.data, before.links.prev]).toEqual([[], null])
    expect(namesIn(await page(pathOf(service, before.links.next)))).toEqual(names.slice(0, 3))
  })
})

describe('the meta of a page', () => {
  test('counts what costs nothing to count: the whole list, and not a part of it (CP-20)', async () => {
    const { meta } = await page('/customer_groups?page[size]=5')
    expect(meta).toEqual({ record_count: 12, page_count: 3, page: { total: 12 } })
    expect(await page(byName)).not.toHaveProperty('meta')
  })

  test('stands on the item that its cursor is of, also on identifiers (CP-19)', async () => {
    const { data } = await page(`/customer_groups/${group.id}/relationships/customers?sort=email`)
    const related = await page(`/customer_groups/${group.id}/customers?sort=email`)
    expect(data.map(({ meta }: Json) => meta)).toEqual(
      related.data.map(({ meta }: Json) => ({ page: meta.page })),
    )
    const rest = await page(
      `/customer_groups/${group.id}/customers?sort=email&page[after]=${data[4].meta.page.cursor}`,
    )
    expect(rest.data.map(identifierOf)).toEqual(data.slice(5).map(identifierOf))
  })
})

describe('a cursor', () => {
  test('survives the deletion of its row, and pages neither skip nor repeat what comes and goes (CP-22, CP-23)', async () => {
    const path = '/merchants?filter[q][name_start]=m&sort=name'
    const merchants = []
    for (const name of ['m1', 'm3', 'm5', 'm7', 'm9']) {
      merchants.push(await makeRecord(service, 'merchants', { name }))
    }
    const first = await page(`${path}&page[size]=2`)
    await makeRecord(service, 'merchants', { name: 'm2' })
    await send(service, 'DELETE', `/merchants/${merchants[1]?.id}`)
    await makeRecord(service, 'merchants', { name: 'm4' })
    await send(service, 'DELETE', `/merchants/${merchants[3]?.id}`)
    const rest = await followPages(service, pathOf(service, first.links.next))
    expect([first, ...rest].flatMap(namesIn)).toEqual(['m1', 'm3', 'm4', 'm5', 'm9'])
    const back = await page(pathOf(service, rest.at(-1)?.links.prev))
    expect(namesIn(back)).toEqual(['m4', 'm5'])
    expect(namesIn(await page(pathOf(service, back.links.prev)))).toEqual(['m1', 'm2'])
  })

  test('is of one list in one order: any other refuses it (CP-08)', async () => {
    const cursor = await cursorAt(byName, 2)
    for (const path of [
      '/customer_groups?sort=name',
      '/customer_groups?filter[q][name_start]=group&sort=-name',
      '/customer_groups?filter[q][name_start]=group',
      '/merchants?filter[q][name_start]=group&sort=name',
    ]) {
      for (const key of ['page[after]', 'page[before]']) {
        const { status, json } = await ask(`${path}&${key}=${cursor}`)
        expect([status, json.errors[0].code, json.errors[0].source]).toEqual([
          400,
          'INVALID_PAGE_VALUE',
          { parameter: key },
        ])
      }
    }
  })

  test.each(['code', '-code', '-code,name', 'reference,-name'])(
    'of a row without a value for the key leads on in both directions: sort=%s (CP-24)',
    async (sort) => {
      const path = `/customer_groups?filter[q][name_start]=group&sort=${sort}`
      const whole = namesIn(await page(`${path}&page[size]=100`))
      const { links } = await page(`${path}&page[size]=2`)
      const forward = await followPages(service, pathOf(service, links.first))
      expect(forward.flatMap(namesIn)).toEqual(whole)
      const back: string[] = []
      let link: string | null = links.last
      while (link !== null) {
        const shown: Json = await page(pathOf(service, link))
        back.unshift(...namesIn(shown))
        link = shown.links.prev
      }
      expect(back).toEqual(whole)
    },
  )

  test('leads on by a key of a related resource, also where there is none (CP-24)', async () => {
    for (const email of ['lone-1@example.com', 'lone-2@example.com']) {
      await makeRecord(service, 'customers', { email })
    }
    const path = '/customers?sort=-customer_group.name,email'
    const whole = identifiersIn(await ask(`${path}&page[size]=100`))
    expect(whole).toHaveLength(9)
    for (const [index] of whole.entries()) {
      const rest = await page(`${path}&page[after]=${await cursorAt(path, index)}`)
      expect(rest.data.map(identifierOf)).toEqual(whole.slice(index + 1))
    }
  })

  test('is worth nothing to another organization or mode, with the same rows (P5)', async () => {
    for (const as of ['aurora/live', 'borealis/test']) await makeGroup(service, { name: names[0] }, { as })
    const cursor = await cursorAt(byName, 0)
    for (const as of ['aurora/live', 'borealis/test']) {
      const { status } = await send(service, 'GET', `${byName}&page[after]=${cursor}`, { as })
      expect(status).toBe(400)
    }
  })

  test('stays where it is when its row moves away: the row is met again where it went (CP-22)', async () => {
    const path = '/customer_groups?filter[q][name_start]=mover&sort=name'
    const { id } = await makeGroup(service, { name: 'mover a' })
    await makeGroup(service, { name: 'mover b' })
    const cursor = await cursorAt(path, 0)
    await patchGroup(service, id, { name: 'mover c' })
    expect(namesIn(await page(`${path}&page[after]=${cursor}`))).toEqual(['mover b', 'mover c'])
  })
})
