import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { databaseState } from '../harness/database-state.ts'
import { groupDocument } from '../harness/groups.ts'
import { exchange, openSocket, requestText } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import { useSoundness } from '../harness/expect-sound.ts'
import { useService } from '../harness/use-service.ts'

/** As short as makes a test quick; in earnest they are 10 and 15 seconds. */
const service = useService({
  limits: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
})
useSoundness(service)

const document = JSON.stringify(groupDocument({ name: 'Slow' }))

describe('a client that does not finish its request', () => {
  test.each([
    [
      'H16',
      'a body that stops',
      () => requestText(service, 'POST /api/customer_groups', ['Content-Length: 5000'], document),
    ],
    [
      'H16',
      'a chunk that stops',
      () => requestText(service, 'POST /api/customer_groups', ['Transfer-Encoding: chunked'], '50\r\n{"data'),
    ],
    ['H17', 'headers that stop', () => 'GET /api/customer_groups HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['H17', 'a request line that stops', () => 'GET /api/cus'],
  ])('%s %s: is told that it was too slow, and is hung up on', async (_id, _what, text) => {
    const before = await databaseState(service)
    const { answers, isClosed } = await exchange(service, text())
    expect([answers.map(({ status, json }) => [status, json.errors[0].code]), isClosed]).toEqual([
      [[408, 'REQUEST_TIMEOUT']],
      true,
    ])
    expect(await databaseState(service)).toEqual(before)
  })

  test('H17 does not keep others from being answered, however many of it there are', async () => {
    const sockets = Array.from({ length: 200 }, () => openSocket(service))
    const closed = sockets.map((socket) =>
      once(
        socket.resume().on('error', () => socket.destroy()),
        'close',
      ),
    )
    for (const socket of sockets) socket.write('GET /api/customer_groups HTTP/1.1\r\nX-Slow: ')
    expect((await send(service, 'GET', '/customer_groups')).status).toBe(200)
    await Promise.all(closed)
    expect((await send(service, 'GET', '/customer_groups')).status).toBe(200)
  })
})
