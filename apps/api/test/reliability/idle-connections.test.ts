import { once } from 'node:events'
import { expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { eventually } from '../harness/eventually.ts'
import { exchange, openSocket, requestText } from '../harness/raw-request.ts'
import { useService } from '../harness/use-service.ts'

/** As few as makes a test quick; in earnest they are thousands. */
const service = useService({ limits: { maxConnections: 20 } })
const { judgeWork } = useBadInput(service)

const list = () => requestText(service, 'GET /api/customer_groups')

test('Z6 connections beyond the limit are closed, those within it are answered, and there is room again when they end', () =>
  judgeWork(async () => {
    const live = openSocket(service)
    await once(live, 'connect')
    const others = Array.from({ length: 60 }, () => openSocket(service))
    for (const socket of others) socket.resume().on('error', () => socket.destroy())
    const open = await eventually(
      async () => [live, ...others].filter((socket) => !socket.closed),
      (left) => left.length <= 20,
    )
    expect(open[0]).toBe(live)
    expect(open.length).toBeLessThanOrEqual(20)
    const heard = open.map((socket) => once(socket, 'data'))
    for (const socket of open) socket.write(list())
    for (const [answer] of await Promise.all(heard)) {
      expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    }
    for (const socket of [live, ...others]) socket.destroy()
    const again = await eventually(
      () => exchange(service, list()),
      ({ answers }) => answers.length > 0,
    )
    expect(again.answers.map(({ status }) => status)).toEqual([200])
    return []
  }))
