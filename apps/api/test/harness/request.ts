import { checkAnswer } from './check-answer.ts'
import { rememberSent } from './journal.ts'
import { mediaType, readResponse, type Response } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

export interface RequestOptions {
  /** The environment whose token is sent; null sends none. */
  readonly as?: string | null
  /** Text and bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown
  /** Beside the token and the Content-Type, or instead of them. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request as a client of the test environment would, and checks what every answer must be. */
export async function send(
  service: ServiceUnderTest,
  method: string,
  path: string,
  { as = 'aurora/test', body, headers = {} }: RequestOptions = {},
): Promise<Response> {
  const sent = bodyOf(body)
  rememberSent({ headers, path, body })
  const response = await fetch(`${service.url}/api${path}`, {
    method,
    headers: {
      ...(as === null ? {} : { Authorization: `Bearer ${service.token(as)}` }),
      ...(sent === undefined ? {} : { 'Content-Type': mediaType }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
    redirect: 'manual',
  })
  const accept = new Headers(headers).get('Accept')
  const { registry } = service
  return checkAnswer({ method, path, sent, accept, registry }, await readResponse(response))
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || typeof body === 'string') return body
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}
