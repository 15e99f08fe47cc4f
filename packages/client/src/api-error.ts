import { requestIdOf, type Exchange } from './exchange.ts'

/** One fault of a request, as the service tells it (JSON:API error object). */
export interface ApiFault {
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly status: string
  /** Where the fault is: a pointer into the request's document, a query parameter, or a header. */
  readonly source?: Readonly<Record<string, string>>
  readonly meta?: Readonly<Record<string, unknown>>
  /** `type` leads to what this kind of fault is. */
  readonly links?: Readonly<Record<string, string | null>>
}

/** The service refused a request, or answered with something that is no JSON:API document. */
export class ApiError extends Error {
  readonly status: number
  readonly errors: readonly ApiFault[]
  readonly requestId: string | null
  readonly exchange: Exchange

  constructor(errors: readonly ApiFault[], exchange: Exchange) {
    super(`${exchange.status}: ${errors.map(({ detail }) => detail).join(' ')}`)
    this.name = 'ApiError'
    this.status = exchange.status
    this.errors = errors
    this.requestId = requestIdOf(exchange)
    this.exchange = exchange
  }
}

/** No answer came: the network is down, or nobody listens at the address. The cause is what `fetch` threw. */
export class NetworkError extends Error {
  constructor(url: string, options: ErrorOptions) {
    super(`No answer from ${url}`, options)
    this.name = 'NetworkError'
  }
}
