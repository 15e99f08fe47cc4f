import { describe, expect, test } from 'vitest'
import { openSession } from './session.ts'

/** A service that hands out the tokens t1, t2, …, or answers with a status. */
function makeService(status = 200) {
  const urls: string[] = []
  const fetch = async (url: unknown) => {
    urls.push(String(url))
    const body = {
      access_token: `t${urls.length}`,
      mode: 'test',
      organization: { name: 'Acme', slug: 'acme' },
    }
    return Response.json(status === 200 ? body : {}, { status })
  }
  return { fetch, urls }
}

describe('the session of an environment', () => {
  test('is fetched once and kept', async () => {
    const { fetch, urls } = makeService()
    const session = openSession('test', fetch)
    const [first, second] = await Promise.all([session(), session()])
    expect(first).toEqual({ accessToken: 't1', organization: { name: 'Acme', slug: 'acme' } })
    expect(second).toBe(first)
    expect(urls).toEqual(['/catalog/token?mode=test'])
  })

  test('is fetched anew when its token was refused', async () => {
    const { fetch, urls } = makeService()
    const session = openSession('live', fetch)
    await session()
    expect((await session('t1')).accessToken).toBe('t2')
    expect((await session('t1')).accessToken).toBe('t2')
    expect(urls).toHaveLength(2)
  })

  test('that is refused is an error with its status, and asked for again later', async () => {
    const { fetch, urls } = makeService(403)
    const session = openSession('test', fetch)
    await expect(session()).rejects.toMatchObject({ name: 'SessionError', status: 403 })
    await expect(session()).rejects.toMatchObject({ status: 403 })
    expect(urls).toHaveLength(2)
  })

  test('that cannot be fetched is a failure of the network', async () => {
    const session = openSession('test', () => Promise.reject(new TypeError('fetch failed')))
    await expect(session()).rejects.toMatchObject({ name: 'NetworkError' })
  })
})
