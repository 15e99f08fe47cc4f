import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/** A span as OTLP says it in JSON, as far as tests look. */
export interface ReceivedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly traceState?: string
  readonly name: string
  /** 2 for a server's, 3 for a client's. */
  readonly kind: number
  readonly attributes: Readonly<Record<string, unknown>>
  readonly status: { readonly code?: number }
  readonly resource: Readonly<Record<string, unknown>>
}

interface Collector {
  readonly url: string
  /** The bodies that were received, as they came. */
  readonly bodies: readonly string[]
  readonly headers: readonly (string | undefined)[]
  spans(): readonly ReceivedSpan[]
  readonly stop: () => Promise<void>
}

/** Takes spans by OTLP over HTTP, in JSON; one that is `silent` takes connections and answers nothing. */
export async function startCollector({ isSilent = false } = {}): Promise<Collector> {
  const bodies: string[] = []
  const headers: (string | undefined)[] = []
  const server = createServer(async (request, response) => {
    bodies.push(`${request.method} ${request.url} ${await text(request)}`)
    headers.push(request.headers['x-collector-key']?.toString())
    if (!isSilent) response.setHeader('Content-Type', 'application/json').end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    bodies,
    headers,
    spans: () => bodies.flatMap(spansIn),
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function spansIn(body: string): readonly ReceivedSpan[] {
  const { resourceSpans } = JSON.parse(body.replace('POST /v1/traces ', ''))
  return [...resourceSpans].flatMap(({ resource, scopeSpans }) =>
    [...scopeSpans].flatMap(({ spans }) =>
      [...spans].map((span) => ({
        ...span,
        attributes: plain(span.attributes),
        resource: plain(resource.attributes),
      })),
    ),
  )
}

type Attribute = { readonly key: string; readonly value: Readonly<Record<string, unknown>> }

function plain(attributes: readonly Attribute[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
