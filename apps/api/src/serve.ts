import { once } from 'node:events'
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Express } from 'express'
import { readCertificate, renewCertificate, type CertificateFiles } from './certificate.ts'
import type { Limiter } from './limits/limiter.ts'
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

/** So long the last requests have, in milliseconds; then their connections are closed, and the database can be. */
const longestStopMs = 5_000

interface ServeOptions {
  readonly host: string
  readonly port: number
  /** What https is served with; plain http without it. */
  readonly certificate?: CertificateFiles | undefined
  /** Counts what never comes to the app; nobody does without it. */
  readonly limiter?: Limiter
  /** Instead of the standard ones. */
  readonly limits?: Partial<Limits>
}

/** Listens. Port 0 takes a free one. Throws when the port is taken, saying so, or when the certificate is none. */
export async function serve(
  app: Express,
  { host, port, certificate, limiter, limits }: ServeOptions,
): Promise<Serving> {
  const { maxConnections, ...parserLimits } = { ...standardLimits, ...limits }
  // A request without a Host is refused by the app, which can say so.
  const options = { ...parserLimits, requireHostHeader: false }
  const stopRenewal = new AbortController()
  const server = await createServer(app, options, certificate, stopRenewal.signal)
  server.maxConnections = maxConnections
  refuseBeforeApp(server, limiter)
  server.listen(port, host)
  await listening(server, port)
  const scheme = certificate === undefined ? 'http' : 'https'
  return {
    url: urlOf(server, scheme, host),
    async stop() {
      stopRenewal.abort()
      await stop(server)
    },
  }
}

async function createServer(
  app: Express,
  options: Parameters<typeof createHttpServer>[0],
  certificate: CertificateFiles | undefined,
  signal: AbortSignal,
): Promise<Server> {
  if (certificate === undefined) return createHttpServer(options, app)
  const server = createHttpsServer({ ...options, ...(await readCertificate(certificate)) }, app)
  renewCertificate(server, certificate, signal)
  return server
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

function urlOf(server: Server, scheme: string, host: string): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  const name = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${address.port}`
}

/** close() waits for connections that nobody uses, so they are closed until it is done (Node keeps them alive). */
async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const closing = setInterval(() => server.closeIdleConnections(), closingIntervalMs)
  const giveUp = setTimeout(() => server.closeAllConnections(), longestStopMs)
  server.closeIdleConnections()
  try {
    await closed
  } finally {
    clearInterval(closing)
    clearTimeout(giveUp)
  }
}
