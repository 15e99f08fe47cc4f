import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Express } from 'express'
import { refuseBeforeApp } from './refuse-before-app.ts'

/** A server that listens, and how it is stopped. */
export interface Serving {
  readonly url: string
  /** Takes no more requests, lets those that are under way finish, and ends. */
  stop(): Promise<void>
}

/** Node's own limits, in milliseconds and bytes. Of more connections the newest are closed unheard. */
const standardLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
  maxConnections: 4096,
}

export type Limits = typeof standardLimits

/** How often idle connections are closed while the server waits for the last request, in milliseconds. */
const closingIntervalMs = 50

interface ServeOptions {
  readonly host: string
  readonly port: number
  /** Instead of the standard ones. */
  readonly limits?: Partial<Limits>
}

/** Listens. Port 0 takes a free one. Throws when the port is taken, saying so. */
export async function serve(app: Express, { host, port, limits }: ServeOptions): Promise<Serving> {
  const { maxConnections, ...parserLimits } = { ...standardLimits, ...limits }
  // A request without a Host is refused by the app, which can say so.
  const server = createServer({ ...parserLimits, requireHostHeader: false }, app)
  server.maxConnections = maxConnections
  refuseBeforeApp(server)
  server.listen(port, host)
  await listening(server, port)
  return { url: urlOf(server, host), stop: () => stop(server) }
}

async function listening(server: Server, port: number): Promise<void> {
  try {
    await once(server, 'listening')
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    throw new Error(`Port ${port} is taken by another program. Choose another one: PORT=3001`, {
      cause: error,
    })
  }
}

function urlOf(server: Server, host: string): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`
}

/** close() waits for connections that nobody uses, so they are closed until it is done (Node keeps them alive). */
async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const closing = setInterval(() => server.closeIdleConnections(), closingIntervalMs)
  server.closeIdleConnections()
  try {
    await closed
  } finally {
    clearInterval(closing)
  }
}
