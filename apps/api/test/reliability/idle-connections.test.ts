import { once } from 'node:events'
import { expect, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { exchange, openSocket, requestText } from '../harness/raw-request.ts'
import { useSoundness } from '../harness/expect-sound.ts'
import { useService } from '../harness/use-service.ts'

/** As few as makes a test quick; in earnest they are thousands. */
const service = useService({ limits: { maxConnections: 20 } })
useSoundness(service)

const list = () => requestText(service, 'GET /api/customer_groups')

test('Z6 connections beyond the limit are closed, those within it are answered, and there is room again when they end', async () => {
  const live = openSocket(service)
  await once(live, 'connect')
  const others = Array.from({ length: 60 }, () => openSocket(service))
  let closed = 0
  for (const socket of others)
    socket
      .resume()
      .on('error', () => socket.destroy())
      .on('close', () => (closed += 1))
  expect(
    await eventually(
      async () => closed,
      (count) => count >= 41,
    ),
  ).toBe(41)
  live.write(list())
  const [answer] = await once(live, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  for (const socket of [live, ...others]) socket.destroy()
  const again = await eventually(
    () => exchange(service, list()),
    ({ answers }) => answers.length > 0,
  )
  expect(again.answers.map(({ status }) => status)).toEqual([200])
})
