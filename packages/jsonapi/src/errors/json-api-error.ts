import { errorCatalogue, type ErrorCode } from './catalogue.ts'

/** Where in the request the fault is: a JSON pointer into its document, a query parameter, or a header (JSONAPI ER-08). */
export type ErrorSource =
  | { readonly pointer: string }
  | { readonly parameter: string }
  | { readonly header: string }

/** An entry of an error document, in the order of its members on the wire. */
export interface ErrorObject {
  readonly title: string
  readonly detail: string
  readonly code: ErrorCode
  readonly source?: ErrorSource
  readonly status: string
  readonly meta?: Readonly<Record<string, unknown>>
  readonly links?: ErrorLinks
}

/** What kind of fault this is in the words of a profile: one link, not a list of them (JSONAPI ER-03). */
interface ErrorLinks {
  readonly type: string
}

interface Refusal {
  /** A sentence for the client. Says what to do instead where that is known. */
  readonly detail: string
  readonly source?: ErrorSource
  /** Only where the catalogue's own would say less, as in a validation error. */
  readonly title?: string
  readonly meta?: Readonly<Record<string, unknown>>
  readonly links?: ErrorLinks
}

/** One or more faults of a request, as the client is told of them. The cause is for the log only. */
export class JsonApiError extends Error {
  readonly errors: readonly ErrorObject[]

  constructor(errors: readonly ErrorObject[], options?: ErrorOptions) {
    super(errors.map(({ code, detail }) => `${code}: ${detail}`).join('; '), options)
    this.name = 'JsonApiError'
    this.errors = errors
  }

  /** The status of the answer: the faults' own where they agree, else the general one of their class (JSONAPI ER-07). */
  get status(): number {
    const statuses = new Set(this.errors.map(({ status }) => Number(status)))
    const [first = 500] = statuses
    return statuses.size <= 1 ? first : Math.floor(Math.max(...statuses) / 100) * 100
  }

  /** The same faults where the document has what is at one pointer at another. */
  relocate(from: string, to: string): JsonApiError {
    const moved = this.errors.map((error) =>
      error.source && 'pointer' in error.source && error.source.pointer.startsWith(from)
        ? { ...error, source: { pointer: to + error.source.pointer.slice(from.length) } }
        : error,
    )
    return new JsonApiError(moved, { cause: this.cause })
  }
}

/** An entry of an error document from its code in the catalogue. */
export function errorObject(code: ErrorCode, { detail, source, title, meta, links }: Refusal): ErrorObject {
  const { status, title: standardTitle } = errorCatalogue[code]
  return {
    title: title ?? standardTitle,
    detail,
    code,
    ...(source && { source }),
    status: String(status),
    ...(meta && { meta }),
    ...(links && { links }),
  }
}

/** An error with one fault, to be thrown. */
export function refusal(code: ErrorCode, fault: Refusal, options?: ErrorOptions): JsonApiError {
  return new JsonApiError([errorObject(code, fault)], options)
}
