import { refusal } from '@cohort/jsonapi'
import type { Request } from 'express'
import type { Caller, Tokens } from '../tokens.ts'

const scheme = /^Bearer +([\w.~+/-]+=*)$/i

/** Who calls. Throws INVALID_TOKEN when the request has no valid bearer token in its header (RFC 6750). */
export function authenticate(tokens: Tokens, request: Request): Caller {
  const [, token = ''] = scheme.exec(request.get('Authorization') ?? '') ?? []
  const caller = tokens.verify(token)
  if (caller !== undefined) return caller
  throw refusal('INVALID_TOKEN', {
    detail: 'The access token is missing, expired, revoked or not one of ours.',
    source: { header: 'Authorization' },
  })
}
