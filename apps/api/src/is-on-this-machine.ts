import type { Request } from 'express'

const forwardedHeaders = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP', 'Via'] as const
const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** True for who asks from this machine, by its own name, and not through a proxy that stands on it. */
export function isOnThisMachine(request: Request): boolean {
  const isLocal = /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '')
  const isForwarded = forwardedHeaders.some((name) => request.get(name) !== undefined)
  return isLocal && !isForwarded && isLoopbackName(request.host)
}

/** Names under which a request may come to this machine itself. Any other may be a client's invention. */
export function isLoopbackName(host: string): boolean {
  return URL.canParse(`http://${host}`) && loopbackNames.has(new URL(`http://${host}`).hostname)
}
