import { NetworkError } from './api-error.ts'
import type { Exchange } from './exchange.ts'
import { refuseFailure } from './parse-document.ts'

/**
 * Gives the access token for a request. After a 401 it is asked once more with the token that was refused;
 * when it then gives another one, the request is sent again.
 */
export type TokenSource = (refused?: string) => Promise<string>

export interface ClientOptions {
  /** Where the API is: `http://127.0.0.1:3000/api`. */
  readonly url: string
  readonly token: string | TokenSource
  /** Unless given, the platform's own. */
  readonly fetch?: typeof globalThis.fetch
}

/** A request, relative to the API's URL. */
interface Call {
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
export function openConnection({ url, token, fetch = globalThis.fetch }: ClientOptions): Send {
  const tokenFor: TokenSource = typeof token === 'string' ? () => Promise.resolve(token) : token
  const base = url.replace(/\/+$/, '')
  return async (call) => {
    const first = await tokenFor()
    const answer = await exchange(fetch, base, call, first)
    if (answer.status !== 401) return refuseFailure(answer)
    const second = await tokenFor(first)
    return refuseFailure(second === first ? answer : await exchange(fetch, base, call, second))
  }
}

async function exchange(
  fetch: typeof globalThis.fetch,
  base: string,
  { method, path, query = '', body, headers, signal }: Call,
  token: string,
): Promise<Exchange> {
  const url = `${base}${path}${query === '' ? '' : `?${query}`}`
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        accept: mediaType,
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': mediaType }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    const text = await answer.text()
    return { method, url, status: answer.status, headers: Object.fromEntries(answer.headers), text }
  } catch (error) {
    if (signal?.aborted) throw error
    throw new NetworkError(url, { cause: error })
  }
}
