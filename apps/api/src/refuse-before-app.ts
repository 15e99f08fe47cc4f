import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { errorCatalogue, errorDocument, errorObject, jsonApiMediaType, type ErrorCode } from '@cohort/jsonapi'
import type { Limiter } from './limits/limiter.ts'
import { headersOfDraw, throttledDetail } from './limits/rate-limit-headers.ts'
import type { Draw } from './limits/sliding-window.ts'
import { standardHeaders } from './send.ts'

type Fault = readonly [code: ErrorCode, detail: string]

/** What Node's own checks refuse, by the code of its error; anything else is no HTTP. */
const faults: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ['HPE_HEADER_OVERFLOW', ['HEADERS_TOO_LARGE', 'The headers of a request may have 16 KiB at the most.']],
  [
    'HPE_CHUNK_EXTENSIONS_OVERFLOW',
    ['PAYLOAD_TOO_LARGE', 'The extensions of a chunk may have 16 KiB at the most.'],
  ],
  ['ERR_HTTP_REQUEST_TIMEOUT', ['REQUEST_TIMEOUT', 'The request did not arrive in time.']],
])

const noHttp: Fault = ['BAD_REQUEST', 'This is no request in HTTP/1.1.']

/**
 * Answers in JSON:API what Node keeps from the app: what is no HTTP or too slow, tunnels, unknown expectations. Each ends its
 * connection, and counts for the address that it came from.
 */
export function refuseBeforeApp(server: Server, limiter: Limiter | undefined): void {
  const latest = new WeakMap<Duplex, ServerResponse>()
  const refused = new WeakSet<Duplex>()
  const refuse = (socket: Duplex, fault: Fault, more: Headers = {}) => {
    // Of what comes after a fault, all may be faults.
    if (refused.has(socket)) return
    refused.add(socket)
    void writeRefusal(socket, answerTo(limiter, socket, fault), more)
  }
  server.on('request', (request, response) => latest.set(request.socket, response))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const fault = faults.get(error.code ?? '') ?? noHttp
    const response = latest.get(socket)
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else if (response === undefined || response.writableFinished) refuse(socket, fault)
    // The fault is in the body of the request that is being answered: nobody else will answer it.
    else if (!response.req.complete && !response.headersSent) refuse(socket, fault)
    // It comes after a request whose answer must come first.
    else response.once('close', () => refuse(socket, fault))
  })
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy())
    const allow = 'GET, HEAD, POST, PATCH, DELETE, OPTIONS'
    const detail = `This service takes ${allow}, and opens no tunnels.`
    refuse(socket, ['METHOD_NOT_ALLOWED', detail], { Allow: allow })
  })
  server.on('checkExpectation', async ({ socket }: IncomingMessage, response: ServerResponse) => {
    const answer = await answerTo(limiter, socket, ['EXPECTATION_FAILED', 'Expect takes 100-continue.'])
    response.writeHead(answer.status, answer.headers).end(answer.document)
  })
}

type Headers = Readonly<Record<string, string>>

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly document: string
}

/** Writes the answer as it stands on the wire, and hangs up. */
async function writeRefusal(socket: Duplex, answer: Promise<Answer>, more: Headers): Promise<void> {
  const { status, headers, document } = await answer
  const lines = Object.entries({ ...headers, ...more }).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', document].join('\r\n'))
}

async function answerTo(limiter: Limiter | undefined, socket: Duplex, fault: Fault): Promise<Answer> {
  const draw = await drawFor(limiter, socket)
  const [code, detail]: Fault = draw?.isOver ? ['THROTTLED', throttledDetail(draw)] : fault
  const document = errorDocument([errorObject(code, { detail })])
  const headers = {
    ...standardHeaders,
    ...(draw && headersOfDraw(draw)),
    Date: new Date().toUTCString(),
    'X-Request-Id': randomUUID(),
    'Content-Type': jsonApiMediaType,
    'Content-Length': String(Buffer.byteLength(document)),
    Connection: 'close',
  }
  return { status: errorCatalogue[code].status, headers, document }
}

/** Counters that cannot be asked hold nobody up: the connection ends anyway. */
async function drawFor(limiter: Limiter | undefined, socket: Duplex): Promise<Draw | undefined> {
  const address = socket instanceof Socket ? (socket.remoteAddress ?? '') : ''
  return limiter?.draw('address', address).catch(() => undefined)
}
