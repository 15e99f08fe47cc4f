import type { Request } from 'express'
import type { Context } from './context.ts'
import { isLoopbackName } from './is-on-this-machine.ts'

type Origin = Pick<Context, 'publicUrl' | 'trustedProxies'>

/** A host name or an address, and a port: what a proxy that is only misled could pass on is more than that. */
const hostPattern = /^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])(:\d{1,5})?$/i

/**
 * The base of an answer's links: PUBLIC_URL where it is set; else where the request came to. What the client
 * claims in Host counts only when it names this machine, or when a trusted proxy vouches for it.
 */
export function baseUrlOf({ publicUrl, trustedProxies }: Origin, request: Request): string {
  if (publicUrl !== undefined) return `${publicUrl}/api`
  return `${protocolOf(request, trustedProxies)}://${hostOf(request, trustedProxies)}/api`
}

/** How the client came, as far as trusted proxies say. */
export function protocolOf(request: Request, trustedProxies: number): 'http' | 'https' {
  const ofSocket = 'encrypted' in request.socket ? 'https' : 'http'
  const claimed = vouchedFor(request, 'X-Forwarded-Proto', trustedProxies)
  return claimed === 'https' || claimed === 'http' ? claimed : ofSocket
}

function hostOf(request: Request, trustedProxies: number): string {
  const host = request.headers.host ?? ''
  const claimed = vouchedFor(request, 'X-Forwarded-Host', trustedProxies) ?? host
  const isVouchedFor = trustedProxies > 0 && hostPattern.test(claimed)
  if (isVouchedFor) return claimed
  return isLoopbackName(host) && hostPattern.test(host) ? host : socketAddress(request)
}

/**
 * Of a header to which every proxy adds what it has seen, what the outermost trusted one has: so many from the right. What is
 * left of that, a client has made up.
 */
function vouchedFor(request: Request, name: string, trustedProxies: number): string | undefined {
  const values = (request.get(name) ?? '').split(',').map((value) => value.trim())
  if (trustedProxies === 0 || values[0] === '') return undefined
  return values.at(-Math.min(trustedProxies, values.length))
}

function socketAddress({ socket }: Request): string {
  const address = (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
  return `${address.includes(':') ? `[${address}]` : address}:${socket.localPort ?? 80}`
}
