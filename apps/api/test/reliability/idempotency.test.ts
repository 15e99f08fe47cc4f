import type { Database, Session } from '@cohort/db'
import { beforeEach, describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { eventsOf } from '../harness/database-state.ts'
import { eventually } from '../harness/eventually.ts'
import {
  done,
  groupDocument,
  groupUpdate,
  makeGroup,
  patchGroup,
  postGroup,
  readGroup,
} from '../harness/groups.ts'
import { exchange, openSocket, requestText } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import type { Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { writtenBy, type Written } from '../harness/written.ts'

/** What a test does to the statements and the commits of the service; nothing, unless it says so. */
interface Interference {
  before: (text: string, session: Session) => Promise<unknown>
  afterCommit: () => Promise<unknown>
}

const none: Interference = { before: async () => {}, afterCommit: async () => {} }
const interference: Interference = { ...none }
beforeEach(() => void Object.assign(interference, none))

function around(database: Database): Database {
  return {
    send: (statement) => database.send(statement),
    transaction: async (isolation, work) => {
      const result = await database.transaction(isolation, (session) => work(interfered(session)))
      await interference.afterCommit()
      return result
    },
    within: (environment) => around(database.within(environment)),
    close: () => database.close(),
  }
}

function interfered(session: Session): Session {
  return {
    send: async (statement) => {
      await interference.before(statement.text, session)
      return session.send(statement)
    },
  }
}

const service = useService({ around })
const { judgeEach, judgeWork } = useBadInput(service)

let serial = 0
function newKey(): string {
  serial += 1
  return `key-${serial}`
}

function keyed(key: string): { readonly headers: Readonly<Record<string, string>> } {
  return { headers: { 'Idempotency-Key': key } }
}

function named(name: string): Promise<Response> {
  return send(service, 'GET', `/customer_groups?filter[name]=${name}`)
}

async function countNamed(name: string): Promise<number> {
  return (await named(name)).json.meta.record_count
}

/** What a repetition must have of the first answer. */
function repeatable({ status, text, headers }: Response): object {
  return { status, text, location: headers.get('Location'), etag: headers.get('ETag') }
}

function isReplayed({ headers }: Response): boolean {
  return headers.get('Idempotent-Replayed') === 'true'
}

/** What is written by those of some answers with a key that are no replay: what they made, and the answer once. */
function writtenOnce(key: string, answers: readonly Response[]): readonly Written[] {
  return [{ did: 'keep', key }, ...answers.filter((answer) => !isReplayed(answer)).flatMap(writtenBy)]
}

/** As after 24 hours: for one key, or for all. */
async function expire(key?: string): Promise<void> {
  const text = `update idempotency_keys set expires_at = now() - interval '1 second' where key = coalesce($1, key)`
  await service.database.send({ name: undefined, text, values: [key ?? null] })
}

describe('a write that comes again with its key', () => {
  test('is done once, and answered with the first answer byte for byte (C2)', () =>
    judgeWork(async () => {
      const key = newKey()
      const first = await postGroup(service, { name: 'Once' }, keyed(key))
      const again = await postGroup(service, { name: 'Once' }, keyed(key))
      expect([isReplayed(first), isReplayed(again)]).toEqual([false, true])
      expect(first.status).toBe(201)
      expect(repeatable(again)).toEqual(repeatable(first))
      expect(await countNamed('Once')).toBe(1)
      expect(await eventsOf(service, first.json.data.id)).toHaveLength(1)
      return writtenOnce(key, [first, again])
    }))

  test('has a request id of its own, while the trace in the document is that of the first', () =>
    judgeWork(async () => {
      const key = newKey()
      const first = await postGroup(
        service,
        { name: 'Traced' },
        { headers: { 'Idempotency-Key': key, 'X-Request-Id': 'first' } },
      )
      const again = await postGroup(
        service,
        { name: 'Traced' },
        { headers: { 'Idempotency-Key': key, 'X-Request-Id': 'second' } },
      )
      expect([again.headers.get('X-Request-Id'), again.json.data.meta.trace_id]).toEqual(['second', 'first'])
      return writtenOnce(key, [first, again])
    }))

  test('changes nothing that was changed since, whatever If-Match says', () =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name: 'Before' })
      const etag = (await send(service, 'GET', `/customer_groups/${id}`)).headers.get('ETag') ?? ''
      const key = newKey()
      const options = { headers: { ...keyed(key).headers, 'If-Match': etag } }
      const first = await patchGroup(service, id, { name: 'First' }, options)
      await patchGroup(service, id, { name: 'Later' })
      const again = await patchGroup(service, id, { name: 'First' }, options)
      expect([isReplayed(again), repeatable(again)]).toEqual([true, repeatable(first)])
      expect((await readGroup(service, id)).attributes.name).toBe('Later')
      return [...writtenOnce(key, [first, again]), ...done(id, 'create', 'update', 'update')]
    }))

  test('answers with what was included the first time', () =>
    judgeWork(async () => {
      const body = groupDocument({ name: 'Including' })
      const key = newKey()
      const options = { body, ...keyed(key) }
      const first = await send(service, 'POST', '/customer_groups?include=versions', options)
      const again = await send(service, 'POST', '/customer_groups?include=versions', options)
      expect([first.status, first.json.included.length, isReplayed(again)]).toEqual([201, 1, true])
      expect(repeatable(again)).toEqual(repeatable(first))
      return writtenOnce(key, [first, again])
    }))

  test('can be a write of a relationship', () =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name: 'Members' })
      const customer = { data: { type: 'customers', attributes: { email: 'member@example.com' } } }
      const { json } = await send(service, 'POST', '/customers', { body: customer })
      const path = `/customer_groups/${id}/relationships/customers`
      const member: Written = { type: 'customers', id: json.data.id, did: 'create' }
      const key = newKey()
      const options = { body: { data: [{ type: 'customers', id: json.data.id }] }, ...keyed(key) }
      const first = await send(service, 'POST', path, options)
      await send(service, 'PATCH', path, { body: { data: [] } })
      const again = await send(service, 'POST', path, options)
      expect([first.status, again.status, again.text, isReplayed(again)]).toEqual([204, 204, '', true])
      expect((await send(service, 'GET', path)).json.data).toEqual([])
      return [
        ...writtenOnce(key, [first, again]),
        ...done(id, 'create'),
        member,
        { ...member, did: 'update' },
        { ...member, did: 'update' },
      ]
    }))

  test('is done again after 24 hours (C10)', () =>
    judgeWork(async () => {
      const key = newKey()
      const first = await postGroup(service, { name: 'Daily' }, keyed(key))
      await expire(key)
      const next = await postGroup(service, { name: 'Daily' }, keyed(key))
      const again = await postGroup(service, { name: 'Daily' }, keyed(key))
      expect([first.status, next.status, isReplayed(next), isReplayed(again)]).toEqual([
        201,
        201,
        false,
        true,
      ])
      expect(repeatable(again)).toEqual(repeatable(next))
      expect(await countNamed('Daily')).toBe(2)
      return writtenOnce(key, [first, next, again])
    }))

  test('has another meaning in every environment (C4)', () =>
    judgeWork(async () => {
      const key = newKey()
      const all = ['aurora/test', 'aurora/live', 'borealis/test', 'borealis/live']
      const answers = await Promise.all(
        all.map((as) => postGroup(service, { name: `Group of ${as}` }, { as, ...keyed(key) })),
      )
      expect(answers.map((answer) => [answer.status, isReplayed(answer)])).toEqual(
        all.map(() => [201, false]),
      )
      return all.flatMap((_as, index) => writtenOnce(key, answers.slice(index, index + 1)))
    }))
})

describe('a key that came before with something else', () => {
  test.each([
    ['another body', 'POST', '/customer_groups', groupDocument({ name: 'Other' })],
    [
      'another spelling of the same',
      'POST',
      '/customer_groups',
      `${JSON.stringify(groupDocument({ name: 'First' }))} `,
    ],
    ['another query', 'POST', '/customer_groups?include=customers', groupDocument({ name: 'First' })],
    ['another address', 'POST', '/markets', groupDocument({ name: 'First' })],
    ['another method', 'PATCH', '/customer_groups/{id}', groupUpdate('{id}', { name: 'Other' })],
  ])('is refused: %s', (_story, method, path, body) =>
    judgeWork(async () => {
      const key = newKey()
      const first = await postGroup(service, { name: 'First' }, keyed(key))
      const fill = (text: string) => text.replaceAll('{id}', first.json.data.id)
      const text = fill(typeof body === 'string' ? body : JSON.stringify(body))
      const answer = await send(service, method, fill(path), { body: text, ...keyed(key) })
      expect([answer.status, answer.json]).toEqual([
        422,
        {
          errors: [
            {
              title: 'Idempotency key reused',
              detail:
                'This key came with another request within the last 24 hours. Use a new one for each change.',
              code: 'IDEMPOTENCY_KEY_REUSED',
              source: { header: 'Idempotency-Key' },
              status: '422',
            },
          ],
        },
      ])
      return writtenOnce(key, [first])
    }),
  )
})

describe('a key whose request', () => {
  test('was refused is free: the request can be mended and sent again', () =>
    judgeWork(async () => {
      const key = newKey()
      const refused = await postGroup(service, { name: '' }, keyed(key))
      const mended = await postGroup(service, { name: 'Mended' }, keyed(key))
      expect([refused.status, mended.status, isReplayed(mended)]).toEqual([422, 201, false])
      return writtenOnce(key, [mended])
    }))

  test('the database refused is free, and nothing of it is left', () =>
    judgeWork(async () => {
      const key = newKey()
      const owner = await makeGroup(service, { name: 'Owner', code: 'owned' })
      const refused = await postGroup(service, { name: 'Thief', code: 'owned' }, keyed(key))
      expect([refused.status, refused.json.errors[0].meta.error]).toEqual([422, 'taken'])
      expect(await countNamed('Thief')).toBe(0)
      return done(owner.id, 'create')
    }))

  test('is under way is refused, and says when to come again (C2)', () =>
    judgeWork(async () => {
      const key = newKey()
      const arrived = Promise.withResolvers<void>()
      const gate = Promise.withResolvers<void>()
      interference.before = async (text) => {
        if (!text.includes('insert into "customer_groups"')) return
        arrived.resolve()
        await gate.promise
      }
      const first = postGroup(service, { name: 'Slow' }, keyed(key))
      await arrived.promise
      const second = await postGroup(service, { name: 'Slow' }, keyed(key))
      gate.resolve()
      expect([second.status, second.headers.get('Retry-After'), second.json.errors]).toEqual([
        409,
        '1',
        [
          {
            title: 'Conflict',
            detail: 'The first request with this key is still under way. Try again.',
            code: 'CONFLICT',
            source: { header: 'Idempotency-Key' },
            status: '409',
          },
        ],
      ])
      expect((await first).status).toBe(201)
      const third = await postGroup(service, { name: 'Slow' }, keyed(key))
      expect([isReplayed(third), repeatable(third)]).toEqual([true, repeatable(await first)])
      return writtenOnce(key, [await first, second, third])
    }))

  test('comes many times at once is done once: the others replay it or are told to wait (C2)', () =>
    judgeWork(async () => {
      const key = newKey()
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => postGroup(service, { name: 'Crowd' }, keyed(key))),
      )
      const made = answers.filter(({ status }) => status === 201)
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([])
      expect(made.filter((answer) => !isReplayed(answer))).toHaveLength(1)
      expect(new Set(made.map(({ text }) => text)).size).toBe(1)
      expect(await countNamed('Crowd')).toBe(1)
      return writtenOnce(key, answers)
    }))
})

describe('a write that ends between its commit and its answer', () => {
  test('is found done by the client who sends it again', () =>
    judgeWork(async () => {
      const key = newKey()
      const body = JSON.stringify(groupDocument({ name: 'Unanswered' }))
      const committed = Promise.withResolvers<void>()
      const dead = Promise.withResolvers<void>()
      interference.afterCommit = () => {
        committed.resolve()
        return dead.promise
      }
      const socket = openSocket(service)
      socket.write(requestText(service, 'POST /api/customer_groups', [`Idempotency-Key: ${key}`], body))
      await committed.promise
      socket.destroy()
      Object.assign(interference, none)
      const again = await send(service, 'POST', '/customer_groups', { body, ...keyed(key) })
      expect([again.status, isReplayed(again)]).toEqual([201, true])
      expect(await countNamed('Unanswered')).toBe(1)
      expect((await eventsOf(service, again.json.data.id)).map(({ event }) => event)).toEqual(['create'])
      dead.resolve()
      return [
        { did: 'keep', key },
        { did: 'create', type: 'customer_groups', id: again.json.data.id },
      ]
    }))

  test('or before its commit is not done, and is done when it comes again', () =>
    judgeWork(async () => {
      const key = newKey()
      interference.before = async (sent, session) => {
        if (!sent.startsWith('update idempotency_keys')) return
        const [own] = await session.send({
          name: undefined,
          text: 'select pg_backend_pid() as pid',
          values: [],
        })
        const text = 'select pg_terminate_backend($1)'
        await service.database.send({ name: undefined, text, values: [own?.pid] })
      }
      const broken = await postGroup(service, { name: 'Undone' }, keyed(key))
      expect([broken.status, await countNamed('Undone')]).toEqual([503, 0])
      Object.assign(interference, none)
      // A session tells that it was ended before it has let go of what it held.
      const again = await eventually(
        () => postGroup(service, { name: 'Undone' }, keyed(key)),
        ({ status }) => status !== 409,
      )
      expect([again.status, isReplayed(again), await countNamed('Undone')]).toEqual([201, false, 1])
      return writtenOnce(key, [again])
    }, [503]))
})

test('keys that have expired are removed by those that come', async () => {
  for (let count = 0; count < 12; count += 1) await postGroup(service, { name: 'Old' }, keyed(newKey()))
  await expire()
  for (let count = 0; count < 12; count += 1) await postGroup(service, { name: 'New' }, keyed(newKey()))
  const text = `select count(*) as keys from idempotency_keys as k where expires_at <= now()
    and environment_id = (select environment_id from idempotency_keys where key = $1)`
  const [row] = await service.database.send({ name: undefined, text, values: [`key-${serial}`] })
  expect(Number(row?.keys)).toBe(0)
})

test.each(['GET', 'DELETE'])('%s has one effect anyway, and takes no key', (method) =>
  judgeWork(async () => {
    const { id } = await makeGroup(service, { name: 'Keyless' })
    const answer = await send(service, method, `/customer_groups/${id}`, keyed('ü'))
    expect([answer.status < 300, isReplayed(answer)]).toEqual([true, false])
    return method === 'GET' ? done(id, 'create') : done(id, 'create', 'destroy')
  }),
)

describe('a key must be one', () => {
  const body = JSON.stringify(groupDocument({ name: 'Malformed' }))
  const refused = { status: 400, code: 'BAD_REQUEST', source: { header: 'Idempotency-Key' } } as const
  const post = 'POST /api/customer_groups'
  judgeEach([
    {
      id: 'C2',
      what: 'of 255 characters',
      method: 'POST',
      body,
      ...keyed('x'.repeat(255)),
      status: 201,
      writes: (answer) => writtenOnce('x'.repeat(255), [answer]),
    },
    { id: 'C2', what: 'of 256 characters', method: 'POST', body, ...keyed('x'.repeat(256)), ...refused },
    { id: 'C2', what: 'of none', method: 'POST', body, ...keyed(''), ...refused },
    { id: 'C2', what: 'not in ASCII', method: 'POST', body, ...keyed('schlüssel'), ...refused },
    {
      id: 'C2',
      what: 'with a tab',
      raw: (to) => requestText(to, post, ['Idempotency-Key: a\tb'], body),
      ...refused,
    },
    {
      id: 'C2',
      what: 'and not two',
      raw: (to) => requestText(to, post, ['Idempotency-Key: a', 'Idempotency-Key: b'], body),
      ...refused,
    },
  ])
})

test('H22 a client that goes away in the middle of a keyed write leaves its key free', () =>
  judgeWork(async () => {
    const key = newKey()
    const body = JSON.stringify(groupDocument({ name: 'Gone' }))
    const whole = requestText(service, 'POST /api/customer_groups', [`Idempotency-Key: ${key}`], body)
    await exchange(service, whole.slice(0, -5), { end: true })
    const again = await send(service, 'POST', '/customer_groups', { body, ...keyed(key) })
    expect([again.status, isReplayed(again)]).toEqual([201, false])
    return writtenOnce(key, [again])
  }))
