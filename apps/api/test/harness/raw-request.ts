import { connect, type Socket } from 'node:net'
import { checkAnswer } from './check-answer.ts'
import { tellAnswer } from './heard-answers.ts'
import { jsonOf, mediaType, type Response } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** Longer than this nothing waits for a socket, in milliseconds. */
const deadlineMs = 15_000

interface Exchange {
  /** So many answers are waited for; fewer come when the server closes first. */
  readonly answers?: number
  /** Ends our side after the last byte. */
  readonly end?: boolean
}

/** What came back over a socket, and whether the server closed it. */
interface RawExchange {
  readonly answers: readonly Response[]
  readonly isClosed: boolean
}

/** Writes bytes to the service as they stand, for what no client would send, and reads the answers. */
export async function exchange(
  service: ServiceUnderTest,
  bytes: string | Uint8Array,
  { answers: wanted = 1, end = false }: Exchange = {},
): Promise<RawExchange> {
  const socket = openSocket(service)
  try {
    return await new Promise((resolve, reject) => {
      let received: Buffer = Buffer.alloc(0)
      const conclude = (isClosed: boolean) => {
        const answers = answersIn(received)
        tellAnswers(service, bytes, answers)
        resolve({ answers, isClosed })
      }
      socket.setTimeout(deadlineMs, () => reject(new Error(`No answer: ${received.toString('latin1')}`)))
      socket.on('data', (chunk: Buffer) => {
        received = Buffer.concat([received, chunk])
        // A socket that is to be closed by the server is read to its end.
        if (answersIn(received).length >= wanted && !/connection: close/i.test(received.toString('latin1')))
          conclude(false)
      })
      socket.on('error', () => conclude(true))
      socket.on('close', () => conclude(true))
      if (end) socket.end(bytes)
      else socket.write(bytes)
    })
  } finally {
    socket.destroy()
  }
}

/** What Node itself answers is heard of nowhere else. */
function tellAnswers(
  service: ServiceUnderTest,
  bytes: string | Uint8Array,
  answers: readonly Response[],
): void {
  const said = Buffer.from(bytes).toString('utf8')
  const authorization = [...new Set(said.match(/^Authorization:.*$/gim))].join()
  for (const { status, text } of answers)
    tellAnswer(portOf(service), () => ({ path: '', said, authorization, status, text }))
}

export function openSocket(service: ServiceUnderTest): Socket {
  return connect({ host: '127.0.0.1', port: portOf(service) })
}

function portOf({ url }: ServiceUnderTest): number {
  return Number(new URL(url).port)
}

/** The text of a request with a token, line by line. `lines` come after the request line; a Host is added unless given. */
export function requestText(
  service: ServiceUnderTest,
  requestLine: string,
  lines: readonly string[] = [],
  body = '',
): string {
  const given = (name: string) => lines.some((line) => line.toLowerCase().startsWith(`${name}:`))
  return [
    `${requestLine} HTTP/1.1`,
    ...(given('host') ? [] : ['Host: localhost']),
    ...(given('authorization') ? [] : [`Authorization: Bearer ${service.token('aurora/test')}`]),
    ...(body === '' || given('content-type') ? [] : [`Content-Type: ${mediaType}`]),
    ...(body === '' || given('content-length') || given('transfer-encoding')
      ? []
      : [`Content-Length: ${Buffer.byteLength(body)}`]),
    ...lines,
    '',
    body,
  ].join('\r\n')
}

/** Sends one request as its text stands, and checks the answer as `send` does where the service itself made it. */
export async function sendText(service: ServiceUnderTest, text: string): Promise<Response> {
  const { answers } = await exchange(service, text)
  const [answer] = answers
  if (answer === undefined) throw new Error('The server closed the connection without an answer.')
  const [method = '', path = ''] = text.split(' ')
  const sent = text.slice(text.indexOf('\r\n\r\n') + 4)
  const [, accept] = /\r\nAccept: ([^\r\n]*)/i.exec(text) ?? []
  // What is no HTTP is refused by Node, before the service sees a request.
  return answer.headers.has('X-Request-Id') ? checkAnswer({ method, path, sent, accept }, answer) : answer
}

/** The complete answers in what was received. */
function answersIn(received: Buffer): readonly Response[] {
  const answers: Response[] = []
  let rest = received.toString('latin1')
  for (;;) {
    const end = rest.indexOf('\r\n\r\n')
    const [statusLine = '', ...lines] = rest.slice(0, Math.max(end, 0)).split('\r\n')
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(statusLine) ?? []
    const headers = new Headers(lines.map((line): [string, string] => pairOf(line)))
    const length = Number(headers.get('Content-Length') ?? 0)
    const body = rest.slice(end + 4, end + 4 + length)
    if (status === undefined || body.length < length) return answers
    const text = Buffer.from(body, 'latin1').toString('utf8')
    answers.push({ status: Number(status), headers, text, json: jsonOf(text) })
    rest = rest.slice(end + 4 + length)
  }
}

function pairOf(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}
