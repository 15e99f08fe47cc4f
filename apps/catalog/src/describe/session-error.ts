/** The service gave no session; like the API, it says why. */
export class SessionError extends Error {
  readonly status: number
  readonly errors: readonly { readonly detail: string }[]

  constructor(status: number, errors: readonly { readonly detail: string }[]) {
    super(`No session: the service answered ${status}.`)
    this.name = 'SessionError'
    this.status = status
    this.errors = errors
  }
}
