import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { errorCatalogue, errorDocument, errorObject, jsonApiMediaType, type ErrorCode } from '@cohort/jsonapi'
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

/** Answers in JSON:API what Node keeps from the app: what is no HTTP or too slow, tunnels, unknown expectations. Each ends its connection. */
export function refuseBeforeApp(server: Server): void {
  const latest = new WeakMap<Duplex, ServerResponse>()
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
    refuse(socket, ['METHOD_NOT_ALLOWED', `This service takes ${allow}, and opens no tunnels.`], {
      Allow: allow,
    })
  })
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, document } = answerTo(['EXPECTATION_FAILED', 'Expect takes 100-continue.'])
    response.writeHead(status, headers).end(document)
  })
}

/** Writes the answer as it stands on the wire, and hangs up. */
function refuse(socket: Duplex, fault: Fault, more: Readonly<Record<string, string>> = {}): void {
  const { status, headers, document } = answerTo(fault)
  const lines = Object.entries({ ...headers, ...more }).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', document].join('\r\n'))
}

function answerTo([code, detail]: Fault) {
  const document = errorDocument([errorObject(code, { detail })])
  const headers = {
    ...standardHeaders,
    Date: new Date().toUTCString(),
    'X-Request-Id': randomUUID(),
    'Content-Type': jsonApiMediaType,
    'Content-Length': String(Buffer.byteLength(document)),
    Connection: 'close',
  }
  return { status: errorCatalogue[code].status, headers, document }
}
