import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A bad network: stands between a pool and its server, and loses what a test tells it to lose. */
export interface TestProxy {
  /** The database of the given URL, through the proxy. */
  readonly url: string
  /** Ends every connection with a TCP reset. */
  readonly reset: () => void
  /** Resets the next connection on which a client sends this text: before the server gets it, or when it has answered. */
  readonly cutAt: (text: string, when: 'before' | 'after') => void
  /** The next time that a client sends the first text, the server gets the second, which is as long. */
  readonly replaceNext: (text: string, other: string) => void
  /**
   * Keeps back what the server says on a connection from the next time on that it says this text: `COMMIT\0`, when a commit
   * is done. Resolves then.
   */
  readonly holdFrom: (text: string) => Promise<void>
  /** Swallows everything, in both directions, until `hear`. */
  readonly goDeaf: () => void
  readonly hear: () => void
  readonly stop: () => Promise<void>
}

interface Cut {
  readonly text: string
  readonly when: 'before' | 'after'
}

/** A client's connection, and the one that the proxy opened for it. */
interface Link {
  readonly client: Socket
  readonly server: Socket
}

export async function startTestProxy(serverUrl: string): Promise<TestProxy> {
  const links = new Set<Link>()
  let cut: Cut | undefined
  let hold: { readonly text: string; readonly resolve: () => void } | undefined
  let isDeaf = false
  let replacement: readonly [text: string, other: string] | undefined
  const replaced = (chunk: string | Buffer): string | Buffer => {
    if (replacement === undefined || !chunk.includes(replacement[0])) return chunk
    const [text, other] = replacement
    replacement = undefined
    return Buffer.from(chunk.toString('latin1').replace(text, other), 'latin1')
  }

  const proxy = createServer((client) => {
    const server = connectTo(serverUrl)
    const link = { client, server }
    let isCutByAnswer = false
    let isHeld = false
    links.add(link)
    for (const socket of [client, server]) {
      // A reset is what the proxy is for.
      socket.on('error', () => {})
      socket.on('close', () => {
        links.delete(link)
        client.destroy()
        server.destroy()
      })
    }
    client.on('data', (chunk) => {
      const found = cut !== undefined && chunk.includes(cut.text) ? cut : undefined
      if (found !== undefined) cut = undefined
      if (found?.when === 'after') isCutByAnswer = true
      if (found?.when === 'before') resetLink(link)
      else if (!isDeaf) server.write(replaced(chunk))
    })
    server.on('data', (chunk) => {
      if (hold !== undefined && chunk.includes(hold.text)) {
        isHeld = true
        hold.resolve()
        hold = undefined
      }
      if (isCutByAnswer) resetLink(link)
      else if (!isDeaf && !isHeld) client.write(chunk)
    })
  })

  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: throughPort(serverUrl, portOf(proxy.address())),
    reset: () => links.forEach(resetLink),
    cutAt: (text, when) => {
      cut = { text, when }
    },
    replaceNext: (text, other) => {
      replacement = [text, other]
    },
    holdFrom: (text) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      hold = { text, resolve }
      return promise
    },
    goDeaf: () => {
      isDeaf = true
    },
    hear: () => {
      isDeaf = false
    },
    stop: async () => {
      links.forEach(resetLink)
      if (!proxy.listening) return
      proxy.close()
      await once(proxy, 'close')
    },
  }
}

function resetLink({ client, server }: Link): void {
  server.destroy()
  client.resetAndDestroy()
}

function connectTo(serverUrl: string): Socket {
  const { hostname, port, searchParams } = new URL(serverUrl)
  const folder = searchParams.get('host')
  const number = Number(searchParams.get('port') ?? (port === '' ? 5432 : port))
  return folder === null
    ? connect({ host: hostname, port: number })
    : connect({ path: `${folder}/.s.PGSQL.${number}` })
}

function throughPort(serverUrl: string, port: number): string {
  const url = new URL(serverUrl)
  url.host = `127.0.0.1:${port}`
  url.searchParams.delete('host')
  url.searchParams.delete('port')
  return url.href
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy listens on no port.')
  return address.port
}
