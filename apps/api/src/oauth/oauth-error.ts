import type { ErrorRequestHandler, Response } from 'express'

/** Every fault that the token endpoints tell, by its name in OAuth 2.0 (RFC 6749, 5.2). */
const oauthErrors = {
  invalid_request: { status: 400, code: 'BAD_REQUEST' },
  invalid_grant: { status: 400, code: 'BAD_REQUEST' },
  invalid_scope: { status: 400, code: 'BAD_REQUEST' },
  unsupported_grant_type: { status: 400, code: 'BAD_REQUEST' },
  invalid_client: { status: 401, code: 'UNAUTHORIZED' },
} as const satisfies Record<string, { status: number; code: string }>

/** Why no token was issued or revoked, for the client. */
export class OauthError extends Error {
  readonly title: keyof typeof oauthErrors

  constructor(title: keyof typeof oauthErrors, detail: string) {
    super(detail)
    this.name = 'OauthError'
    this.title = title
  }
}

/** Answers an OauthError in the dialect of Commerce Layer, in which the status is a number; leaves any other to who comes after. */
export const handleOauthErrors: ErrorRequestHandler = (
  thrown: unknown,
  request,
  response: Response,
  next,
) => {
  if (!(thrown instanceof OauthError)) {
    next(thrown)
    return
  }
  const { title, message: detail } = thrown
  const { status, code } = oauthErrors[title]
  // Said only to who came with it: a browser would open a window of its own (RFC 6749, 5.2).
  const isBasic = /^basic /i.test(request.get('Authorization') ?? '')
  if (status === 401 && isBasic) response.set('WWW-Authenticate', 'Basic realm="cohort"')
  response.status(status).json({ errors: [{ title, code, detail, status, meta: {} }] })
}
