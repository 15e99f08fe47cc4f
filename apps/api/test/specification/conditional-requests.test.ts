import { describe, expect, test } from 'vitest'
import { makeGroup, patchGroup, readGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

async function tagOf(path: string): Promise<string> {
  const { headers } = await send(service, 'GET', path)
  return headers.get('ETag') ?? 'no tag'
}

async function madeGroup(name: string): Promise<{ id: string; path: string }> {
  const { id } = await makeGroup(service, { name })
  return { id, path: `/customer_groups/${id}` }
}

describe('an ETag', () => {
  test('is strong, and stays while nothing changes (HT-05)', async () => {
    const { path } = await madeGroup('Tagged')
    expect(await tagOf(path)).toMatch(/^"[^"]+"$/)
    expect(await tagOf(path)).toBe(await tagOf(path))
  })

  test('is another one after every change, however quick', async () => {
    const { id, path } = await madeGroup('Quick')
    const tags = new Set([await tagOf(path)])
    for (const name of ['Quick 1', 'Quick 2', 'Quick 3']) {
      await patchGroup(service, id, { name })
      tags.add(await tagOf(path))
    }
    expect(tags.size).toBe(4)
  })

  test('is another one for another representation (HT-05)', async () => {
    const { path } = await madeGroup('Shown')
    const tags = [path, `${path}?fields[customer_groups]=name`, `${path}?include=versions`].map(tagOf)
    expect(new Set(await Promise.all(tags)).size).toBe(3)
  })

  test('of an answer with includes changes with what is included', async () => {
    const { id, path } = await madeGroup('Including')
    const before = await tagOf(`${path}?include=attachments`)
    const attachable = { data: { type: 'customer_groups', id } }
    const body = { data: { type: 'attachments', attributes: { name: 'A' }, relationships: { attachable } } }
    await send(service, 'POST', '/attachments', { body })
    expect(await tagOf(`${path}?include=attachments`)).not.toBe(before)
  })

  test('comes with what was created and updated, too', async () => {
    const { id, path } = await madeGroup('Written')
    const { headers } = await patchGroup(service, id, { name: 'Written again' })
    expect(headers.get('ETag')).toBe(await tagOf(path))
  })
})

describe('If-None-Match', () => {
  test('of the representation that is known gives 304 without a body (HT-01, HT-05)', async () => {
    const { path } = await madeGroup('Known')
    const etag = await tagOf(path)
    const answer = await send(service, 'GET', path, { headers: { 'If-None-Match': `"other", W/${etag}` } })
    expect([answer.status, answer.text, answer.headers.get('ETag')]).toEqual([304, '', etag])
  })

  test('of another state gives the resource', async () => {
    const { id, path } = await madeGroup('Stale')
    const etag = await tagOf(path)
    await patchGroup(service, id, { name: 'Fresh' })
    const answer = await send(service, 'GET', path, { headers: { 'If-None-Match': etag } })
    expect([answer.status, answer.json.data.attributes.name]).toEqual([200, 'Fresh'])
  })
})

describe('If-Match', () => {
  test('of the current state lets a write pass', async () => {
    const { id, path } = await madeGroup('Mine')
    const headers = { 'If-Match': await tagOf(`${path}?fields[customer_groups]=name`) }
    expect((await patchGroup(service, id, { name: 'Still mine' }, { headers })).status).toBe(200)
    expect((await send(service, 'DELETE', path, { headers: { 'If-Match': await tagOf(path) } })).status).toBe(
      204,
    )
  })

  test('of a former state stops a write and changes nothing (C5)', async () => {
    const { id, path } = await madeGroup('Theirs')
    const headers = { 'If-Match': await tagOf(path) }
    await patchGroup(service, id, { name: 'Faster' })
    const error = {
      title: 'Precondition failed',
      detail: 'This was changed since you read it. Read it again, then decide.',
      code: 'PRECONDITION_FAILED',
      source: { header: 'If-Match' },
      status: '412',
    }
    const patched = await patchGroup(service, id, { name: 'Slower' }, { headers })
    expect([patched.status, patched.json]).toEqual([412, { errors: [error] }])
    const deleted = await send(service, 'DELETE', path, { headers })
    expect([deleted.status, deleted.json]).toEqual([412, { errors: [error] }])
    expect((await readGroup(service, id)).attributes.name).toBe('Faster')
  })

  test('of a former state stops even a write that would change nothing', async () => {
    const { id, path } = await madeGroup('Same')
    const headers = { 'If-Match': await tagOf(path) }
    await patchGroup(service, id, { reference: 'R-1' })
    expect((await patchGroup(service, id, { name: 'Same' }, { headers })).status).toBe(412)
  })

  test('lets one of many who write at once pass', async () => {
    const { id, path } = await madeGroup('Contested')
    const headers = { 'If-Match': await tagOf(path) }
    const writes = Array.from({ length: 8 }, (_, index) =>
      patchGroup(service, id, { name: `Writer ${index}` }, { headers }),
    )
    const statuses = (await Promise.all(writes)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 412)).toHaveLength(7)
    expect(statuses).toContain(200)
  })

  test.each([
    ['* on what is there', '*', 'there', 200],
    ['* on what is missing (C5)', '*', 'missing', 412],
    ['a tag on what is missing', '"2026-01-31T09:30:00.123Z"', 'missing', 404],
    ['a weak tag', 'W/"2026-01-31T09:30:00.123Z"', 'there', 412],
    ['no tag at all (C5)', 'yesterday', 'there', 400],
    ['an open quote (C5)', '"2026', 'there', 400],
  ])('with %s', async (_story, ifMatch, where, status) => {
    const { id } = where === 'there' ? await madeGroup('Somewhere') : { id: 'Nowhere0000000' }
    const answer = await patchGroup(service, id, { name: 'Changed' }, { headers: { 'If-Match': ifMatch } })
    expect(answer.status).toBe(status)
  })
})
