import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { CoalescingSocket } from './coalescing-socket.ts'

test('what one turn writes from its first statement on is held until it ends, and arrives in order', async () => {
  const server = createServer()
  const received = once(server, 'connection').then(([connection]) => text(connection))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens at a port.')
  const socket = new CoalescingSocket()
  socket.connect(address.port, '127.0.0.1')
  await once(socket, 'connect')

  socket.cork()
  socket.write(Buffer.from('select; '))
  socket.uncork()
  socket.write('commit; ')
  socket.cork()
  socket.write('select; ')
  socket.uncork()
  expect([socket.writableCorked, socket.writableLength]).toEqual([1, 24])
  await turn()
  expect(socket.writableCorked).toBe(0)

  socket.write('terminate', () => socket.end())
  expect(await received).toBe('select; commit; select; terminate')
  server.close()
})
