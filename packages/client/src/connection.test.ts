import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { createReader } from './reader.ts'
import { makeGroupObject, makeService } from './service.fixture.ts'

const url = 'http://cohort.test/api/'
const data = makeGroupObject('0Vqg2mXk3bT9aZ', 'VIP')
const refused = {
  status: 401,
  body: { errors: [{ code: 'INVALID_TOKEN', detail: 'The token has expired.' }] },
}

/** A source of tokens that makes a new one whenever one was refused. */
function makeTokens() {
  const asked: (string | undefined)[] = []
  const source = async (spent?: string) => {
    asked.push(spent)
    return spent === undefined ? 'old' : 'new'
  }
  return { source, asked }
}

describe('the token', () => {
  test('is asked for anew when it was refused, and the request is sent again', async () => {
    const { fetch, seen } = makeService(refused, { body: { data } })
    const { source, asked } = makeTokens()
    const { record } = await createReader({ url, token: source, fetch }).retrieve(customerGroups, data.id)
    expect(record.id).toBe(data.id)
    expect(asked).toEqual([undefined, 'old'])
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new'])
  })

  test('that is refused twice is an error', async () => {
    const { fetch, seen } = makeService(refused, refused)
    const reader = createReader({ url, token: makeTokens().source, fetch })
    await expect(reader.list(customerGroups)).rejects.toMatchObject({
      status: 401,
      errors: [{ code: 'INVALID_TOKEN' }],
    })
    expect(seen).toHaveLength(2)
  })

  test('that cannot change is not tried again', async () => {
    const { fetch, seen } = makeService(refused)
    const reader = createReader({ url, token: 'fixed', fetch })
    await expect(reader.list(customerGroups)).rejects.toMatchObject({ status: 401 })
    expect(seen).toHaveLength(1)
  })

  test('that does not come is not waited for longer than the request is wanted', async () => {
    const { fetch, seen } = makeService()
    const reader = createReader({ url, token: () => new Promise(() => {}), fetch })
    const aborting = new AbortController()
    const request = reader.list(customerGroups, '', { signal: aborting.signal })
    aborting.abort(new Error('The page was left.'))
    await expect(request).rejects.toThrow('The page was left.')
    expect(seen).toEqual([])
  })

  test('appears nowhere in the exchange', async () => {
    const { fetch } = makeService({ body: { data } })
    const result = await createReader({ url, token: 'secret', fetch }).retrieve(customerGroups, data.id)
    expect(JSON.stringify(result.exchange)).not.toContain('secret')
  })
})
