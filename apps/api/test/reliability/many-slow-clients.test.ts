import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { withinBounds } from '../harness/bounds.ts'
import { openSocket } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

/** With the limits that it has in earnest: this is what they are for. */
const service = useService()
const { judgeWork } = useBadInput(service)

/** Two descriptors each, in this process: a machine that lets it have 4,096 has enough, for Node takes all that it may have. */
const count = 1500

/** So many connect at once: of more, the kernel turns some away before the service sees them. */
const atOnce = 100

/** Longer than this no client that is slow is borne with, in milliseconds. */
const longestMs = 45_000

test(
  'H17 1,500 clients that never finish their headers keep nobody from being answered, and are all hung up on',
  { timeout: longestMs },
  () =>
    judgeWork(async () => {
      const slow: Socket[] = []
      while (slow.length < count)
        slow.push(...(await Promise.all(Array.from({ length: atOnce }, openSlowly))))
      const closed = slow.map((socket) => once(socket, 'close'))
      await answersOthers()
      expect(slow.filter((socket) => !socket.closed)).toHaveLength(count)
      // Another byte buys a client no time.
      for (const socket of slow) socket.write('w')
      await Promise.all(closed)
      return []
    }),
)

/** A connection on which a request has begun. */
async function openSlowly(): Promise<Socket> {
  const socket = openSocket(service)
  socket.resume().on('error', () => socket.destroy())
  await once(socket, 'connect')
  socket.write('GET /api/customer_groups HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
  return socket
}

async function answersOthers(): Promise<void> {
  const ready = await withinBounds('readiness', () => fetch(`${service.url}/readyz`))
  const list = await withinBounds('a list', () => send(service, 'GET', '/customer_groups'))
  await ready.arrayBuffer()
  expect([ready.status, list.status]).toEqual([200, 200])
}
