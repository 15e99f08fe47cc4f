import type { Request } from 'express'
import type { Context } from './context.ts'

/** Names under which a request may come to this machine itself. Any other may be a client's invention. */
const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The base of an answer's links: PUBLIC_URL where it is set; else where the request came to. What the client
 * claims in Host counts only when it names this machine, or when a trusted proxy vouches for it.
 */
export function baseUrlOf({ publicUrl, trustedProxies }: Context, request: Request): string {
  if (publicUrl !== undefined) return `${publicUrl}/api`
  const host = trustedProxies > 0 || isLoopback(request) ? request.host : socketAddress(request)
  return `${request.protocol}://${host}/api`
}

function isLoopback(request: Request): boolean {
  return URL.canParse(`http://${request.host}`) && loopbackNames.has(request.hostname)
}

function socketAddress({ socket }: Request): string {
  const address = socket.localAddress ?? '127.0.0.1'
  return `${address.includes(':') ? `[${address}]` : address}:${socket.localPort ?? 80}`
}
