import { createHash } from 'node:crypto'
import { refusal } from '@cohort/jsonapi'
import type { Request } from 'express'

const header = 'Idempotency-Key'
const legalKey = /^[\x20-\x7e]{1,255}$/

/** What deletes and reads has one effect anyway, however often it is sent (RFC 9110, 9.2.2). */
const methodsWithKey: ReadonlySet<string> = new Set(['POST', 'PATCH'])

/** The key of a request that is to have one effect, however often it is sent; undefined without one. Throws BAD_REQUEST. */
export function idempotencyKeyOf(request: Request): string | undefined {
  const [key, ...others] = request.headersDistinct[header.toLowerCase()] ?? []
  if (key === undefined || !methodsWithKey.has(request.method)) return undefined
  if (others.length === 0 && legalKey.test(key)) return key
  const detail = `${header} takes one key of 1 to 255 printable ASCII characters.`
  throw refusal('BAD_REQUEST', { detail, source: { header } })
}

/** Tells a request from another one: its method, its address and its body, each as sent. */
export function fingerprintOf({ method, originalUrl }: Request, body: string): string {
  return createHash('sha256').update(`${method} ${originalUrl}\n${body}`).digest('base64url')
}
