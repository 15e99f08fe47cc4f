import { describe, expect, test } from 'vitest'
import { makeDoor } from './door.ts'

const credentials = { clientId: 'reader: 1', secret: 's3cr+t' }
const basic = `Basic ${btoa('reader%3A%201:s3cr%2Bt')}`
const refusal = { errors: [{ detail: 'Sign in.', meta: { sign_in: true } }] }

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** A service that hands out the tokens t1, t2, …, or what it is told to answer. */
function makeService(answer: (authorization: string | null) => Answer | undefined = () => undefined) {
  const asked: (readonly [url: string, authorization: string | null])[] = []
  const clock = { ms: 0 }
  const fetch = async (url: unknown, { headers }: RequestInit = {}) => {
    const authorization = new Headers(headers).get('authorization')
    asked.push([String(url), authorization])
    const body = {
      access_token: `t${asked.length}`,
      expires_in: 600,
      mode: 'test',
      organization: { name: 'Acme', slug: 'acme' },
    }
    const { status, body: other } = answer(authorization) ?? { status: 200, body }
    return Response.json(other, { status, headers: { 'X-Request-Id': 'r1', 'Retry-After': '7' } })
  }
  return { asked, clock, surroundings: { fetch, now: () => clock.ms } }
}

/** A service to sign in to, that knows one application. */
function makeClosedService() {
  const known = { isThere: true }
  return {
    known,
    ...makeService((authorization) => {
      if (authorization === null) return { status: 403, body: refusal }
      return authorization === basic && known.isThere
        ? undefined
        : { status: 403, body: { errors: [{ detail: 'Wrong.' }] } }
    }),
  }
}

describe('an open door', () => {
  test('gives a session that is fetched once and kept', async () => {
    const { asked, surroundings } = makeService()
    const { session, access } = makeDoor('test', surroundings)
    expect(access()).toBe('unknown')
    const [first, second] = await Promise.all([session(), session()])
    expect(first).toEqual({
      accessToken: 't1',
      expiresInSeconds: 600,
      organization: { name: 'Acme', slug: 'acme' },
    })
    expect(second).toBe(first)
    expect(asked).toEqual([['/catalog/token?mode=test', null]])
    expect(access()).toBe('open')
  })

  test('fetches a session anew when its token was refused, and before it expires', async () => {
    const { asked, clock, surroundings } = makeService()
    const { session } = makeDoor('live', surroundings)
    await session()
    expect((await session('t1')).accessToken).toBe('t2')
    expect((await session('t1')).accessToken).toBe('t2')
    clock.ms = 569_999
    expect((await session()).accessToken).toBe('t2')
    clock.ms = 570_000
    expect((await Promise.all([session(), session()])).map(({ accessToken }) => accessToken)).toEqual([
      't3',
      't3',
    ])
    expect(asked).toHaveLength(3)
  })

  test('that is refused is an error with what the service said, and asked for again later', async () => {
    const { asked, surroundings } = makeService(() => ({
      status: 429,
      body: { errors: [{ detail: 'Slower.' }] },
    }))
    const { session, access } = makeDoor('test', surroundings)
    await expect(session()).rejects.toMatchObject({
      name: 'SessionError',
      status: 429,
      errors: [{ detail: 'Slower.' }],
      requestId: 'r1',
      retryAfter: '7',
    })
    await expect(session()).rejects.toMatchObject({ status: 429 })
    expect([asked.length, access()]).toEqual([2, 'unknown'])
  })

  test('that cannot be reached is a failure of the network', async () => {
    const { session } = makeDoor('test', { fetch: () => Promise.reject(new TypeError('fetch failed')) })
    await expect(session()).rejects.toMatchObject({ name: 'NetworkError' })
  })
})

describe('a door that asks who comes', () => {
  test('says so, and is opened with credentials', async () => {
    const { asked, surroundings } = makeClosedService()
    const { session, access, subscribe, signIn } = makeDoor('test', surroundings)
    const seen: string[] = []
    subscribe(() => seen.push(access()))
    await expect(session()).rejects.toMatchObject({ status: 403, asksForSignIn: true })
    await signIn(credentials)
    expect((await session()).accessToken).toBe('t2')
    expect(seen).toEqual(['sign_in', 'signed_in'])
    expect(asked.map(([, authorization]) => authorization)).toEqual([null, basic])
  })

  test('is not opened with wrong ones, which are not kept', async () => {
    const { asked, surroundings } = makeClosedService()
    const { session, access, signIn } = makeDoor('test', surroundings)
    await expect(session()).rejects.toMatchObject({ asksForSignIn: true })
    await expect(signIn({ ...credentials, secret: 'wrong' })).rejects.toMatchObject({
      errors: [{ detail: 'Wrong.' }],
    })
    await expect(session()).rejects.toMatchObject({ asksForSignIn: true })
    expect([access(), asked.length]).toEqual(['sign_in', 2])
  })

  test('replaces a token with the same credentials, without a new sign-in', async () => {
    const { asked, clock, surroundings } = makeClosedService()
    const { session, access, signIn } = makeDoor('test', surroundings)
    await signIn(credentials)
    clock.ms = 600_000
    expect((await session()).accessToken).toBe('t2')
    expect((await session('t2')).accessToken).toBe('t3')
    expect(new Set(asked.map(([, authorization]) => authorization))).toEqual(new Set([basic]))
    expect(access()).toBe('signed_in')
  })

  test('shuts when the credentials are no longer taken, and forgets them', async () => {
    const { asked, known, surroundings } = makeClosedService()
    const { session, access, signIn } = makeDoor('test', surroundings)
    await signIn(credentials)
    known.isThere = false
    await expect(session('t1')).rejects.toMatchObject({ status: 403 })
    expect(access()).toBe('ended')
    await expect(session()).rejects.toMatchObject({ asksForSignIn: true })
    expect(asked).toHaveLength(2)
  })

  test('stays open while the service cannot answer', async () => {
    const service = { isDown: false }
    const { surroundings } = makeService(() => (service.isDown ? { status: 503, body: null } : undefined))
    const { session, access, signIn } = makeDoor('test', surroundings)
    await signIn(credentials)
    service.isDown = true
    await expect(session('t1')).rejects.toMatchObject({ status: 503 })
    service.isDown = false
    expect((await session('t1')).accessToken).toBe('t3')
    expect(access()).toBe('signed_in')
  })

  test('shuts when the viewer leaves, whatever is still on its way', async () => {
    const { asked, surroundings } = makeClosedService()
    const { session, access, signIn, signOut } = makeDoor('test', surroundings)
    await signIn(credentials)
    const late = session('t1')
    signOut()
    await expect(late).rejects.toMatchObject({ asksForSignIn: true })
    expect([access(), asked.length]).toEqual(['signed_out', 1])
  })
})
