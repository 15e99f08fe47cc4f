import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { IncomingMessage, ServerResponse } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Registry } from '@cohort/schema'
import { answerFaults, besideFaults } from './check-answer.ts'
import { isObject } from './document-faults.ts'
import { tellAnswer } from './heard-answers.ts'
import { jsonOf } from './response.ts'
import { rememberAnswer, takeUnchecked, type SeenAnswer } from './seen-answers.ts'
import { seenLinks } from './seen-links.ts'

/** Sees every answer that a server of this process gives, whoever asked: a test, a client's library, a socket. */
interface Watch {
  /** What is wrong with those that no test has checked by itself; empty when all are sound. */
  faults(): readonly string[]
  /** Follows a link of every kind that the answers had, and tells of kinds that lead nowhere. */
  brokenLinks(url: string): Promise<readonly string[]>
  stop(): void
}

/** What of the service an answer is judged by. */
interface Offered {
  readonly isLimited: boolean
  readonly registry?: Registry
}

/** Node tells of a request here before any of the service sees it. */
const requests = 'http.server.request.start'

/** Watches the server on a port. Where nobody is limited, no answer tells of a limit. */
export function watchAnswers(port: number, offered: Offered): Watch {
  const links = seenLinks()
  let isDeletedFrom = false
  const see = (message: unknown) => {
    if (!isObject(message)) return
    const { request, response } = message
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return
    if (request.socket.localPort !== port) return
    watchAnswer(port, request, response, (answer) => {
      isDeletedFrom ||= request.method === 'DELETE'
      if (isOfApi(answer.request.path)) links.keep(request.headers, jsonOf(textOf(answer)))
    })
  }
  subscribe(requests, see)
  return {
    brokenLinks: (url) => links.broken(url, isDeletedFrom),
    faults: () => takeUnchecked(port).flatMap((answer) => faultsOf(answer, offered)),
    stop: () => unsubscribe(requests, see),
  }
}

/** Hears of each answer that is no refusal. */
function watchAnswer(
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
  hear: (answer: SeenAnswer) => void,
): void {
  // Express takes the beginning of an address away while a router of its own has the request.
  const { method = '', url = '', headers } = request
  const received: Buffer[] = []
  const sent: Buffer[] = []
  const written: Record<string, unknown> = {}
  tap(request, 'emit', ([event, chunk]) => event === 'data' && keep(received, chunk))
  tap(response, 'write', ([chunk]) => keep(sent, chunk))
  tap(response, 'end', ([chunk]) => keep(sent, chunk))
  // Headers that are written with the status at once are nowhere else.
  tap(response, 'writeHead', (args) => Object.assign(written, args.findLast(isObject)))
  response.once('finish', () => {
    const answer = {
      request: { method, path: url, accept: headers.accept },
      received: Buffer.concat(received),
      receivedAs: headers['content-encoding'],
      status: response.statusCode,
      headers: headersFrom({ ...written, ...response.getHeaders() }),
      sent: Buffer.concat(sent),
    }
    rememberAnswer(port, answer)
    tellAnswer(port, () => ({
      path: answer.request.path,
      said: decoded(answer.received, answer.receivedAs).toString('utf8'),
      authorization: headers.authorization ?? '',
      status: answer.status,
      text: textOf(answer),
    }))
    if (answer.status < 300) hear(answer)
  })
}

/** Sees what a method is called with; it works as before. */
function tap(
  of: IncomingMessage | ServerResponse,
  method: 'emit' | 'write' | 'end' | 'writeHead',
  see: (args: readonly unknown[]) => unknown,
): void {
  const own: unknown = Reflect.get(of, method)
  if (typeof own !== 'function') throw new Error(`There is no ${method} to watch.`)
  Object.assign(of, {
    [method]: (...args: unknown[]): unknown => {
      see(args)
      return Reflect.apply(own, of, args)
    },
  })
}

function keep(chunks: Buffer[], chunk: unknown): void {
  if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
  if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
}

function headersFrom(members: Readonly<Record<string, unknown>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(members)) headers.set(name, [value].flat().join(', '))
  return headers
}

function faultsOf(seen: SeenAnswer, offered: Offered): readonly string[] {
  const { request, received, receivedAs, status, headers } = seen
  const text = textOf(seen)
  const answer = { status, headers, text, json: jsonOf(text) }
  const { method, path } = request
  const facts = {
    ...request,
    path: path.slice('/api'.length),
    sent: decoded(received, receivedAs),
    ...offered,
  }
  const faults = isOfApi(path) ? answerFaults(facts, answer) : besideFaults({ ...facts, path }, answer)
  return faults.map((fault) => `${method} ${path} (${status}): ${fault}`)
}

function isOfApi(path: string): boolean {
  return /^\/api(\/|\?|$)/.test(path)
}

function textOf({ request, status, headers, sent }: SeenAnswer): string {
  const isBodiless = request.method === 'HEAD' || status === 204 || status === 304
  return isBodiless ? '' : decoded(sent, headers.get('Content-Encoding')).toString('utf8')
}

const decoders: ReadonlyMap<string, (bytes: Uint8Array) => Buffer> = new Map([
  ['gzip', (bytes) => gunzipSync(bytes)],
  ['br', (bytes) => brotliDecompressSync(bytes)],
])

/** The bytes as they were before they were compressed; as they are when they only say that they were. */
function decoded(bytes: Buffer, coding: string | null | undefined): Buffer {
  try {
    return decoders.get(coding ?? '')?.(bytes) ?? bytes
  } catch {
    return bytes
  }
}
