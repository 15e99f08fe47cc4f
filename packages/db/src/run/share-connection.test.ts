import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Lend } from './lend-connection.ts'
import { sharedBy } from './share-connection.ts'

/** A pool whose connections lead nowhere; it tells which it got back, and which were broken. */
function openPool() {
  const told: string[] = []
  let opened = 0
  const lend: Lend = async (work) => {
    opened += 1
    const client = Object.assign(new pg.Client({ port: opened }), { release: () => {} })
    told.push(`lent ${client.port}`)
    try {
      const result = await work(client)
      told.push(`back ${client.port}`)
      return result
    } catch (error) {
      told.push(`gone ${client.port}`)
      throw error
    }
  }
  return { lend, told }
}

/** Somebody who uses a connection, whose number is its port, until told to stop. */
function use(share: Lend) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const connection = share(async (client) => {
    await promise
    return 'port' in client ? client.port : undefined
  })
  return { connection, stop: resolve, fail: reject }
}

const broken = new Error('Connection terminated unexpectedly')
const refused = Object.assign(new Error('division by zero'), { code: '22012', severity: 'ERROR' })

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

describe('a connection that is shared', () => {
  test('is everybody’s who comes while it is in use, and goes back with the last', async () => {
    const { lend, told } = openPool()
    const share = sharedBy(lend)
    const [first, second] = [use(share), use(share)]
    first.stop()
    expect(await first.connection).toBe(1)
    const third = use(share)
    second.stop()
    third.stop()
    expect(await Promise.all([second.connection, third.connection])).toEqual([1, 1])
    await vi.waitFor(() => expect(told).toEqual(['lent 1', 'back 1']))
    const later = use(share)
    later.stop()
    expect(await later.connection).toBe(2)
  })

  test('stays when a statement was refused', async () => {
    const { lend, told } = openPool()
    const share = sharedBy(lend)
    const [first, second] = [use(share), use(share)]
    first.fail(refused)
    await expect(first.connection).rejects.toBe(refused)
    second.stop()
    expect(await second.connection).toBe(1)
    await vi.waitFor(() => expect(told).toEqual(['lent 1', 'back 1']))
  })

  test('is thrown away when it broke, and whoever comes then gets another one', async () => {
    const { lend, told } = openPool()
    const share = sharedBy(lend)
    const [first, second] = [use(share), use(share)]
    first.fail(broken)
    await expect(first.connection).rejects.toBe(broken)
    const third = use(share)
    await vi.waitFor(() => expect(told).toEqual(['lent 1', 'gone 1', 'lent 2']))
    second.fail(broken)
    await expect(second.connection).rejects.toBe(broken)
    third.stop()
    expect(await third.connection).toBe(2)
    await vi.waitFor(() => expect(told.at(-1)).toBe('back 2'))
  })

  test('that nobody can have is refused to everybody who waits for it', async () => {
    const refusal = new Error('timeout exceeded when trying to connect')
    const share = sharedBy(() => Promise.reject(refusal))
    const [first, second] = [use(share), use(share)]
    await expect(first.connection).rejects.toBe(refusal)
    await expect(second.connection).rejects.toBe(refusal)
  })

  test('is no more one for who comes when nothing was answered for 20 ms', async () => {
    const { lend } = openPool()
    const share = sharedBy(lend)
    const [stuck, waiting] = [use(share), use(share)]
    vi.advanceTimersByTime(21)
    const other = use(share)
    other.stop()
    expect(await other.connection).toBe(2)
    waiting.stop()
    expect(await waiting.connection).toBe(1)
    // It moves again.
    const later = use(share)
    later.stop()
    expect(await later.connection).toBe(1)
    stuck.stop()
    await stuck.connection
  })

  test('is had by 32 at a time', async () => {
    const { lend } = openPool()
    const share = sharedBy(lend)
    const users = Array.from({ length: 34 }, () => use(share))
    for (const user of users) user.stop()
    const connections = await Promise.all(users.map(({ connection }) => connection))
    expect(connections).toEqual([...Array.from({ length: 32 }, () => 1), 2, 3])
  })
})
