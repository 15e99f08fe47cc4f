import { customerGroups, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import type { Database, Session } from './connect.ts'
import { ask, create, eventsOf, findGroup, openPlace } from './database.fixture.ts'
import { toldOf, useBreakable } from './faults.fixture.ts'
import { actor } from './gadgets.fixture.ts'
import { makeId } from './write/make-id.ts'
import { writeRecord } from './write/write-record.ts'

const place = openPlace()
const breakable = useBreakable()

const unavailable = [
  'SERVICE_UNAVAILABLE',
  'The service cannot reach its data at the moment. Try again.',
] as const
const mayBeDone = [
  'SERVICE_UNAVAILABLE',
  'The connection to the data broke while this was being kept: it may be done, or not. Look before you try again.',
] as const

function say(session: Session, text: string, ...values: readonly unknown[]) {
  return session.send({ name: undefined, text, values })
}

/** Makes a group in a transaction of this pool, and gives its id. */
async function makeIn(database: Database, id = makeId()): Promise<string> {
  await database.transaction('write', (session) => makeWithin(session, id))
  return id
}

/** The pool may first hand out connections that the last reset left. */
async function makeUntilKept(database: Database): Promise<string> {
  try {
    return await makeIn(database)
  } catch {
    return makeUntilKept(database)
  }
}

function makeWithin(session: Session, id: string) {
  const writer = { session, environment: place().test, actor, registry }
  return writeRecord(writer, customerGroups, { kind: 'create', id, values: { name: 'a' } })
}

/** A row and its event: both, or neither. */
async function tracesOf(id: string): Promise<readonly [rows: number, events: number]> {
  return [(await findGroup(place(), id)) === undefined ? 0 : 1, (await eventsOf(place(), id)).length]
}

const url = () => place().url

describe('transactions that lock the same rows in opposite orders (C9, B3)', () => {
  test('are both kept: the one that is ended as a deadlock is run again', async () => {
    const { database } = await breakable(url())
    const ids = [
      String((await create(place(), { name: 'a' })).id),
      String((await create(place(), { name: 'b' })).id),
    ]
    let runs = 0
    const met = meeting(2)
    const lockBoth = (order: readonly string[]) =>
      database.transaction('write', async (session) => {
        runs += 1
        for (const id of order) {
          await say(session, 'update customer_groups set metadata = $2 where id = $1', id, '{}')
          await met()
        }
      })
    await Promise.all([lockBoth(ids), lockBoth(ids.toReversed())])
    expect(runs).toBe(3)
  })

  test('are refused when it happens again and again, after five more attempts', async () => {
    const { database } = await breakable(url())
    let runs = 0
    const refused = database.transaction('write', async (session) => {
      runs += 1
      await say(session, "do $$ begin raise exception 'crossed' using errcode = 'deadlock_detected'; end $$")
    })
    expect(await toldOf(refused)).toEqual(unavailable)
    expect(runs).toBe(6)
  })
})

describe('a serialization failure (B3)', () => {
  test('is tried again, also where the statement stands alone', async () => {
    const { database } = await breakable(url())
    await say(database, 'create sequence attempts')
    const text = `do $$ begin
      if nextval('attempts') < 4 then raise exception 'meanwhile' using errcode = 'serialization_failure'; end if;
    end $$`
    await say(database, text)
    expect(await say(database, 'select last_value from attempts')).toEqual([{ last_value: 4 }])
  })

  test('within a transaction ends it: the whole of it is run again, and not the statement', async () => {
    const { database } = await breakable(url())
    const ids: string[] = []
    await database.transaction('write', async (session) => {
      ids.push(makeId())
      await makeWithin(session, String(ids.at(-1)))
      const fail = "do $$ begin raise exception 'x' using errcode = 'serialization_failure'; end $$"
      if (ids.length < 3) await say(session, fail)
    })
    expect(await Promise.all(ids.map(tracesOf))).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
    ])
  })
})

test('a lock that is not to be had is given up (B4), and nothing is left of it', async () => {
  const { database } = await breakable(url())
  const { id } = await create(place(), { name: 'a' })
  await place().database.transaction('write', async (session) => {
    await say(session, 'select from customer_groups where id = $1 for update', id)
    const writing = say(database, 'update customer_groups set metadata = $2 where id = $1', id, '{}')
    expect(await toldOf(writing)).toEqual(unavailable)
  })
  expect(await say(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a statement that takes too long is ended (B5), and its connection goes on', async () => {
  const { database } = await breakable(url(), { poolSize: 1 })
  const before = await pidOf(database)
  expect(await toldOf(say(database, 'select pg_sleep(20)::text'))).toEqual([
    'TIMEOUT',
    'The request took too long and was given up.',
  ])
  expect(await pidOf(database)).toBe(before)
})

describe('a connection that breaks (B6)', () => {
  test.each([
    [
      'ended by the administrator',
      (pid: number) => ask(place(), 'select pg_terminate_backend($1)::text', pid),
    ],
    ['reset on the way', undefined],
  ])('%s while a statement runs: 503, nothing is kept, and the next one works', async (_how, end) => {
    const { database, proxy } = await breakable(url(), { poolSize: 1 })
    const pid = await pidOf(database)
    const id = makeId()
    const broken = database.transaction('write', async (session) => {
      await makeWithin(session, id)
      // Together: the statement may be refused before the one that ended it has its answer.
      await Promise.all([
        say(session, 'select pg_sleep(2)::text'),
        whileItSleeps(pid, () => (end === undefined ? proxy.reset() : end(pid))),
      ])
    })
    expect(await toldOf(broken)).toEqual(unavailable)
    expect(await tracesOf(id)).toEqual([0, 0])
    expect(await tracesOf(await makeIn(database))).toEqual([1, 1])
  })

  test('a dozen times in the middle of transactions: the process lives, and all or nothing is kept', async () => {
    const { database, proxy } = await breakable(url())
    const kept: string[] = []
    const lost: string[] = []
    for (let time = 0; time < 12; time += 1) {
      const met = meeting(5)
      const writing = Array.from({ length: 4 }, async () => {
        const id = makeId()
        const write = database.transaction('write', async (session) => {
          await makeWithin(session, id)
          await met()
        })
        await write.then(
          () => kept.push(id),
          () => lost.push(id),
        )
        // Also who could not even begin, on a connection that the last reset left.
        void met()
      })
      await met()
      proxy.reset()
      await Promise.all(writing)
      kept.push(await makeUntilKept(database))
    }
    expect(kept.length + lost.length).toBe(60)
    expect(lost.length).toBeGreaterThan(0)
    expect(await Promise.all(kept.map(tracesOf))).toEqual(kept.map(() => [1, 1]))
    expect(await Promise.all(lost.map(tracesOf))).toEqual(lost.map(() => [0, 0]))
  })

  test('is given up when nothing is heard of it, and the network is used again when it is back', async () => {
    const { database, proxy } = await breakable(url(), { poolSize: 1 })
    await pidOf(database)
    proxy.goDeaf()
    expect(await toldOf(say(database, 'select 1'))).toEqual(unavailable)
    expect(await toldOf(say(database, 'select 1'))).toEqual(unavailable)
    proxy.hear()
    expect(await say(database, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('cannot be opened where nobody listens', async () => {
    const { database, proxy } = await breakable(url())
    await proxy.stop()
    expect(await toldOf(say(database, 'select 1'))).toEqual(unavailable)
  })
})

describe('a connection that breaks during COMMIT (B11)', () => {
  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)(
    '%s it has reached the server: 503, nobody knows, and it is not tried again',
    async (when, kept) => {
      const { database, proxy } = await breakable(url())
      const id = makeId()
      proxy.cutAt('commit', when)
      expect(await toldOf(makeIn(database, id))).toEqual(mayBeDone)
      expect(await tracesOf(id)).toEqual([kept, kept])
    },
  )
})

test('a COMMIT that is answered with ROLLBACK is a failure (B10)', async () => {
  const { database } = await breakable(url())
  const id = makeId()
  const swallowing = database.transaction('write', async (session) => {
    await makeWithin(session, id)
    await say(session, 'select 1 / 0').catch(() => {})
  })
  expect(await toldOf(swallowing)).toEqual([
    'SERVICE_UNAVAILABLE',
    'The service could not keep this, and has changed nothing. Try again.',
  ])
  expect(await tracesOf(id)).toEqual([0, 0])
})

test('a full disk refuses writes as such (B8)', async () => {
  const { database } = await breakable(url())
  const full = say(database, "do $$ begin raise exception 'full' using errcode = 'disk_full'; end $$")
  expect(await toldOf(full)).toEqual([
    'STORAGE_FULL',
    'The service cannot store more at the moment. Reads still work.',
  ])
  expect(await say(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

describe('a server that only reads (B9)', () => {
  test('is left for a new connection, once, together with all others that lead there', async () => {
    const { database } = await breakable(url(), { poolSize: 3 })
    await setReadOnly('on')
    await Promise.all([1, 2, 3].map(() => say(database, 'select pg_sleep(0.1)::text')))
    await setReadOnly('off')
    const ids = await Promise.all([makeIn(database), makeIn(database), makeIn(database)])
    expect(await Promise.all(ids.map(tracesOf))).toEqual(ids.map(() => [1, 1]))
  })

  test('refuses when the new connection leads there too', async () => {
    const { database } = await breakable(url())
    await setReadOnly('on')
    try {
      expect(await toldOf(makeIn(database))).toEqual(unavailable)
    } finally {
      await setReadOnly('off')
    }
  })
})

test('a pool without a free connection refuses within a second, and hangs nobody', async () => {
  const { database } = await breakable(url(), { poolSize: 1 })
  await database.transaction('write', async (session) => {
    const refusals = await Promise.all([1, 2, 3].map(() => toldOf(say(database, 'select 1'))))
    expect(refusals).toEqual([unavailable, unavailable, unavailable])
    await say(session, 'select 1')
  })
  expect(await say(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

/** Of sessions that begin after this. */
function setReadOnly(is: 'on' | 'off') {
  const alter = `alter database %I set default_transaction_read_only = ${is}`
  return place().database.transaction('write', async (session) => {
    await say(session, 'set transaction read write')
    await say(session, `do $$ begin execute format('${alter}', current_database()); end $$`)
  })
}

async function pidOf(database: Session): Promise<number> {
  const [row] = await say(database, 'select pg_backend_pid() as pid')
  return Number(row?.pid)
}

async function whileItSleeps(pid: number, act: () => unknown): Promise<void> {
  await isRunning(pid, 'select pg_sleep%')
  await act()
}

async function isRunning(pid: number, like: string): Promise<void> {
  const text = "select count(*) from pg_stat_activity where pid = $1 and query like $2 and state = 'active'"
  await expect.poll(() => ask(place(), text, pid, like), { timeout: 10_000 }).toEqual([{ count: 1 }])
}

/** A place where so many wait for each other, once; who comes later does not wait. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let here = 0
  return () => {
    here += 1
    if (here >= size) resolve()
    return promise
  }
}
