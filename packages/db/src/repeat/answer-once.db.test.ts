import { describe, expect, test } from 'vitest'
import { ask, openPlace, refusalOf } from '../database.fixture.ts'
import { answerOnce } from './answer-once.ts'
import type { KeptAnswer, KeyedRequest } from './keyed-request.ts'

const place = openPlace()

const answer = { status: 201, headers: { ETag: '"1"' }, document: '{"data": "ü \\u0000 1.10"}' }

function requestWith(key: string, more: Partial<KeyedRequest> = {}): KeyedRequest {
  return { environment: place().test, applicationId: 'app', key, fingerprint: 'f', ...more }
}

function once(request: KeyedRequest, work: () => Promise<KeptAnswer> = async () => answer) {
  return answerOnce(place().database, request, work)
}

describe('work that is done once for its key', () => {
  test('gives its answer again as it was, and is not done again', async () => {
    expect(await once(requestWith('again'))).toEqual({ answer, isReplayed: false })
    const again = once(requestWith('again'), () => Promise.reject(new Error('This was done already.')))
    expect(await again).toEqual({ answer, isReplayed: true })
  })

  test('may answer without a document', async () => {
    const bare = { status: 204, headers: {} }
    await once(requestWith('bare'), async () => bare)
    expect(await once(requestWith('bare'))).toEqual({ answer: bare, isReplayed: true })
  })

  test.each([
    ['application', () => ({ applicationId: 'other' })],
    ['environment', () => ({ environment: place().live })],
  ])('is done for every %s that has the key (C4)', async (what, other) => {
    await once(requestWith(`own ${what}`))
    const { isReplayed } = await once(requestWith(`own ${what}`, other()))
    expect(isReplayed).toBe(false)
  })

  test('cannot be asked for by another request', async () => {
    await once(requestWith('reused'))
    const errors = await refusalOf(once(requestWith('reused', { fingerprint: 'g' })))
    expect(errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', status: '422' }])
  })

  test('keeps nothing when it fails', async () => {
    const failing = once(requestWith('failing'), async () => {
      throw new Error('No.')
    })
    await expect(failing).rejects.toThrow('No.')
    expect(await ask(place(), "select key from idempotency_keys where key = 'failing'")).toEqual([])
    expect((await once(requestWith('failing'))).isReplayed).toBe(false)
  })

  test('cannot begin while the same is under way, and another key can', async () => {
    const gate = Promise.withResolvers<KeptAnswer>()
    const begun = Promise.withResolvers<void>()
    const first = once(requestWith('busy'), () => {
      begun.resolve()
      return gate.promise
    })
    await begun.promise
    expect(await refusalOf(once(requestWith('busy')))).toMatchObject([{ code: 'CONFLICT' }])
    expect((await once(requestWith('idle'))).isReplayed).toBe(false)
    gate.resolve(answer)
    expect((await first).isReplayed).toBe(false)
    expect((await once(requestWith('busy'))).isReplayed).toBe(true)
  })
})

test('a claim removes at most ten keys that have expired, of its own environment, and waits for none (C10)', async () => {
  const { database, test: environment, live } = place()
  for (const of of [environment, live])
    await ask(
      place(),
      `insert into idempotency_keys (environment_id, application_id, key, fingerprint, expires_at)
        select $1, 'app', 'old ' || n, 'f', now() - n * interval '1 hour' from generate_series(1, 15) as n`,
      of.id,
    )
  const expired = () =>
    ask(
      place(),
      `select environment_id, count(*) from idempotency_keys where expires_at <= now() group by 1 order by 1`,
    )
  // Another transaction holds one of them.
  await database.transaction('write', async (session) => {
    const text = "select from idempotency_keys where key = 'old 15' for update"
    await session.send({ name: undefined, text, values: [] })
    await once(requestWith('new'))
  })
  expect(await expired()).toEqual([
    { environment_id: environment.id, count: 5 },
    { environment_id: live.id, count: 15 },
  ])
  await once(requestWith('newer'))
  expect(await expired()).toEqual([{ environment_id: live.id, count: 15 }])
})
