import { NetworkError } from './api-error.ts'
import type { Exchange } from './exchange.ts'
import { refuseFailure } from './parse-document.ts'
import { unlessAborted } from './pause.ts'
import { makeRetries, type RetryOptions, type Tried } from './retries.ts'

/**
 * Gives the access token for a request. After a 401 it is asked once more with the token that was refused;
 * when it then gives another one, the request is sent again.
 */
export type TokenSource = (refused?: string) => Promise<string>

export interface ClientOptions extends RetryOptions {
  /** Where the API is: `http://127.0.0.1:3000/api`. */
  readonly url: string
  /** A token, or what gives one: `clientCredentials({…})`. */
  readonly token: string | TokenSource
  /** Unless given, the platform's own. */
  readonly fetch?: typeof globalThis.fetch
}

/** A request, relative to the API's URL. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly query?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** Sends a request and gives its answer. Throws ApiError, NetworkError, or the signal's reason. */
export type Send = (call: Call) => Promise<Exchange>

const mediaType = 'application/vnd.api+json'

/** Makes the function that every call of a client goes through. */
export function openConnection(options: ClientOptions): Send {
  const answerTo = askerOf(options)
  const retrying = makeRetries(options)
  return async (call) => {
    const exchange = await retrying(call, async () => {
      const { url, response } = await answerTo(call)
      return tried(response, await readExchange(call, url, response))
    })
    return refuseFailure(exchange)
  }
}

/** Makes the function that opens an answer which is too long to be read at once. Throws as `Send` does. */
export function openStream(options: ClientOptions): (call: Call) => Promise<Response> {
  const answerTo = askerOf(options)
  const retrying = makeRetries(options)
  return async (call) => {
    const { response, failure } = await retrying(call, async () => {
      const { url, response: opened } = await answerTo(call)
      const refused = opened.ok ? undefined : await readExchange(call, url, opened)
      return tried(opened, { response: opened, failure: refused })
    })
    if (failure !== undefined) refuseFailure(failure)
    return response
  }
}

function tried<Value>({ status, headers }: Response, value: Value): Tried<Value> {
  return { status, retryAfter: headers.get('retry-after'), value }
}

interface Answer {
  readonly url: string
  /** Its body is still to be read. */
  readonly response: Response
}

/** Asks with the token that there is, and once more where that was refused and there is another one. */
function askerOf({ url, token, fetch = globalThis.fetch }: ClientOptions): (call: Call) => Promise<Answer> {
  const tokenFor: TokenSource = typeof token === 'string' ? () => Promise.resolve(token) : token
  const base = url.replace(/\/+$/, '')
  return async (call) => {
    const first = await unlessAborted(tokenFor(), call.signal)
    const answer = await ask(fetch, base, call, first)
    if (answer.response.status !== 401) return answer
    const second = await unlessAborted(tokenFor(first), call.signal)
    if (second === first) return answer
    await answer.response.body?.cancel()
    return ask(fetch, base, call, second)
  }
}

async function ask(
  fetch: typeof globalThis.fetch,
  base: string,
  { method, path, query = '', body, headers = {}, signal }: Call,
  token: string,
): Promise<Answer> {
  const url = `${base}${path}${query === '' ? '' : `?${query}`}`
  const all = new Headers({ accept: mediaType, authorization: `Bearer ${token}` })
  if (body !== undefined) all.set('content-type', mediaType)
  // One by one: a name in another case would else be a second value.
  for (const [name, value] of Object.entries(headers)) all.set(name, value)
  const request = {
    method,
    headers: all,
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  }
  return orNetworkError(url, signal, async () => ({ url, response: await fetch(url, request) }))
}

function readExchange({ method, signal }: Call, url: string, response: Response): Promise<Exchange> {
  return orNetworkError(url, signal, async () => {
    const text = await response.text()
    return { method, url, status: response.status, headers: Object.fromEntries(response.headers), text }
  })
}

async function orNetworkError<Result>(
  url: string,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (signal?.aborted) throw error
    throw new NetworkError(url, { cause: error })
  }
}
