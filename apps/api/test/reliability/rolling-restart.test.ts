import { once } from 'node:events'
import {
  Agent,
  createServer,
  request as requestFrom,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { checkAnswer } from '../harness/check-answer.ts'
import { eventually } from '../harness/eventually.ts'
import { groupDocument } from '../harness/groups.ts'
import { mediaType, readResponse } from '../harness/response.ts'
import { useInstances, type Instance } from '../harness/use-instances.ts'
import { useService } from '../harness/use-service.ts'

/** Has the database and the tokens; the requests go to processes of their own. */
const service = useService()
const { startInstance, forget, isReady } = useInstances(service)

/** Sends requests in turn to the instances that say they are ready, on connections that it keeps, and tries nothing twice. */
async function startProxy(instances: () => readonly Instance[]) {
  const agent = new Agent({ keepAlive: true })
  let ready: readonly number[] = []
  let turn = 0
  const look = async () => {
    const ports = instances().map(({ port }) => port)
    const states = await Promise.all(ports.map(isReady))
    ready = ports.filter((_, index) => states[index])
  }
  await look()
  const timer = setInterval(() => void look(), 100)
  const server = createServer((incoming, outgoing) => {
    turn += 1
    passOn(incoming, outgoing, { agent, port: ready[turn % ready.length] })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    look,
    async stop() {
      clearInterval(timer)
      server.close()
      server.closeAllConnections()
      agent.destroy()
      await once(server, 'close')
    },
  }
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { agent, port }: { readonly agent: Agent; readonly port: number | undefined },
): void {
  const { method, url, headers } = incoming
  const onward = requestFrom({ agent, host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    const { connection: _theirs, ...own } = answer.headers
    outgoing.writeHead(answer.statusCode ?? 0, own)
    answer.pipe(outgoing)
  })
  onward.on('error', (error) => outgoing.writeHead(502).end(error.message))
  incoming.pipe(onward)
}

test('SIGTERM under load, two instances behind a proxy, one after the other: no request fails', async () => {
  const first = [await startInstance(), await startInstance()]
  const instances = new Set(first)
  const proxy = await startProxy(() => [...instances])
  const over = new AbortController()
  const answers = new Map<string, number>()
  const load = Array.from({ length: 4 }, async (_, client) => {
    for (let count = 0; !over.signal.aborted; count += 1) {
      const isWrite = count % 4 === 0
      const method = isWrite ? 'POST' : 'GET'
      const sent = isWrite ? JSON.stringify(groupDocument({ name: `Group ${client} ${count}` })) : undefined
      const response = await fetch(`${proxy.url}/api/customer_groups`, {
        method,
        headers: { Authorization: `Bearer ${service.token('aurora/test')}`, 'Content-Type': mediaType },
        ...(sent !== undefined && { body: sent }),
      })
      const request = { method, path: '/customer_groups', sent, isLimited: false }
      const { status, text } = checkAnswer(request, await readResponse(response))
      const key = response.ok ? String(status) : `${status} ${text}`
      answers.set(key, (answers.get(key) ?? 0) + 1)
    }
  })

  for (const old of first) {
    const next = await startInstance()
    instances.add(next)
    await proxy.look()
    const exited = once(old.child, 'exit')
    old.child.kill('SIGTERM')
    expect(
      await eventually(
        () => isReady(old.port),
        (ready) => !ready,
      ),
    ).toBe(false)
    // After 10 s it would have ended itself, with 1.
    expect(await exited).toEqual([0, null])
    forget(old)
    instances.delete(old)
  }

  over.abort()
  await Promise.all(load)
  await proxy.stop()
  expect([...answers.keys()].toSorted()).toEqual(['200', '201'])
  const [row] = await service.database.send({
    name: undefined,
    text: `select count(*) as count from customer_groups`,
    values: [],
  })
  expect(row?.count).toBe(answers.get('201'))
  for (const instance of instances) {
    instance.child.kill('SIGINT')
    await once(instance.child, 'exit')
    forget(instance)
  }
}, 60_000)

test('a request that is under way when the service is told to end is answered', async () => {
  const instance = await startInstance()
  const { port, child } = instance
  const body = JSON.stringify(groupDocument({ name: 'Under way' }))
  const socket = connect({ host: '127.0.0.1', port })
  socket.write(
    [
      'POST /api/customer_groups HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${service.token('aurora/test')}`,
      `Content-Type: ${mediaType}`,
      `Content-Length: ${body.length}`,
      '',
      body.slice(0, 20),
    ].join('\r\n'),
  )
  await once(socket, 'connect')
  expect(await isReady(port)).toBe(true)
  const exited = once(child, 'exit')
  child.kill('SIGINT')
  expect(
    await eventually(
      () => isReady(port),
      (ready) => !ready,
    ),
  ).toBe(false)
  socket.write(body.slice(20))
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 201 /)
  expect(await exited).toEqual([0, null])
  forget(instance)
}, 60_000)
