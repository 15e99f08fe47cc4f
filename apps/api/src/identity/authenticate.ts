import { refusal } from '@cohort/jsonapi'
import type { Request } from 'express'
import type { Bearer, Tokens } from './tokens.ts'

const scheme = /^Bearer +([\w.~+/-]+=*)$/i

/** Who calls. Throws INVALID_TOKEN when the request has no valid bearer token in its header. */
export async function authenticate(tokens: Tokens, request: Request): Promise<Bearer> {
  const bearer = await tokens.verify(bearerTokenOf(request))
  if (bearer !== undefined) return bearer
  throw refusal('INVALID_TOKEN', {
    detail: 'The access token is missing, expired, revoked or not one of ours.',
    source: { header: 'Authorization' },
  })
}

/** The bearer token of a request's header (RFC 6750); empty when there is none. */
function bearerTokenOf(request: Request): string {
  const [, token = ''] = scheme.exec(request.get('Authorization') ?? '') ?? []
  return token
}
