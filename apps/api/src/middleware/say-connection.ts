import type { RequestHandler } from 'express'
import { protocolOf } from '../base-url.ts'
import type { Context } from '../context.ts'
import { isLoopbackName } from '../is-on-this-machine.ts'

/** A year, in seconds: so long a browser comes back by https only. */
const strictTransport = 'max-age=31536000'

/**
 * What an answer says of its connection: that it is the last on it, once the service is about to end; and that https
 * was no accident. A name of this machine is not told so: other programs use it, too, by plain http.
 */
export function sayConnection({ drain, trustedProxies }: Context): RequestHandler {
  return (request, response, next) => {
    if (drain.hasBegun) response.setHeader('Connection', 'close')
    if (protocolOf(request, trustedProxies) === 'https' && !isLoopbackName(request.headers.host ?? '')) {
      response.setHeader('Strict-Transport-Security', strictTransport)
    }
    next()
  }
}
