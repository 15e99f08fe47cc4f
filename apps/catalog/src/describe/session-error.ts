/** What the service said when it gave no session. */
export interface SessionRefusal {
  readonly errors?: readonly { readonly detail: string }[]
  /** Whoever comes without credentials needs some. */
  readonly asksForSignIn?: boolean
  readonly requestId?: string | null
  readonly retryAfter?: string | null
}

/** The service gave no session; like the API, it says why. */
export class SessionError extends Error {
  readonly status: number
  readonly errors: readonly { readonly detail: string }[]
  readonly asksForSignIn: boolean
  readonly requestId: string | null
  readonly retryAfter: string | null

  constructor(
    status: number,
    { errors = [], asksForSignIn = false, requestId = null, retryAfter = null }: SessionRefusal = {},
  ) {
    super(`No session: the service answered ${status}.`)
    this.name = 'SessionError'
    this.status = status
    this.errors = errors
    this.asksForSignIn = asksForSignIn
    this.requestId = requestId
    this.retryAfter = retryAfter
  }
}
