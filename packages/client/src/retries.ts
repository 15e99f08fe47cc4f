import { NetworkError } from './api-error.ts'
import { pause, unlessAborted } from './pause.ts'

export interface RetryOptions {
  /** How often a request is sent again when it was throttled, or had no answer; 2 unless given, and 0 for never. */
  readonly retries?: number
  /** The longest wait before a request is sent again, in milliseconds; a minute unless given. Who is told to wait longer gets the error. */
  readonly maxWaitMs?: number
}

/** What is repeated: its method, and whether it has a key that makes it happen once. */
interface Repeated {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** What came of one try. */
export interface Tried<Value> {
  readonly status: number
  /** The header, seconds or a date (RFC 9110, 10.2.3). */
  readonly retryAfter: string | null
  readonly value: Value
}

/** Tries a request until it is not worth another try. Throws the last NetworkError, or the signal's reason. */
export type Retrying = <Value>(request: Repeated, send: () => Promise<Tried<Value>>) => Promise<Value>

/**
 * Makes the retries of one client. Its requests that were throttled stand in a line and come again one after another: if all came
 * at once, most of them would be refused again.
 */
export function makeRetries({ retries = 2, maxWaitMs = 60_000 }: RetryOptions): Retrying {
  let line: Promise<void> = Promise.resolve()
  return async (request, send) => {
    let leave: (() => void) | undefined
    try {
      for (let attempt = 0; ; attempt += 1) {
        const outcome = await send().catch(orNetworkError)
        const isWorthIt = attempt < retries && mayRepeat(outcome, isRepeatable(request))
        const waitMs = isWorthIt ? waitBefore(outcome, attempt) : Infinity
        if (waitMs > maxWaitMs) return valueOf(outcome)
        const due = Date.now() + waitMs
        if (leave === undefined && isThrottled(outcome)) {
          const before = line
          const { promise, resolve } = Promise.withResolvers<void>()
          line = promise
          // Who goes away from the middle of the line lets nobody pass those before.
          leave = () => void before.then(resolve)
          await unlessAborted(before, request.signal)
        }
        await pause(Math.max(due - Date.now(), 0), request.signal)
      }
    } finally {
      leave?.()
    }
  }
}

type Outcome = Tried<unknown> | NetworkError

function valueOf<Value>(outcome: Tried<Value> | NetworkError): Value {
  if (outcome instanceof NetworkError) throw outcome
  return outcome.value
}

function isThrottled(outcome: Outcome): boolean {
  return !(outcome instanceof NetworkError) && outcome.status === 429
}

function orNetworkError(error: unknown): NetworkError {
  if (error instanceof NetworkError) return error
  throw error
}

/** Has one effect, however often it is sent. */
function isRepeatable({ method, headers = {} }: Repeated): boolean {
  return method === 'GET' || Object.keys(headers).some((name) => name.toLowerCase() === 'idempotency-key')
}

/**
 * Who was throttled may always come again, for nothing was done. What may have been done or be under way (503, no answer, a conflict
 * for which the service names a time) may be sent again where that has one effect.
 */
function mayRepeat(outcome: Outcome, repeatable: boolean): boolean {
  if (outcome instanceof NetworkError) return repeatable
  const { status, retryAfter } = outcome
  return isThrottled(outcome) || (repeatable && (status === 503 || (status === 409 && retryAfter !== null)))
}

/** The time that was asked for; else a quarter of a second, then twice that and so on, less up to a half, so that many do not come back at once. */
function waitBefore(outcome: Outcome, attempt: number): number {
  const asked = outcome instanceof NetworkError ? null : outcome.retryAfter
  const askedMs = asked === null ? NaN : millisecondsOf(asked)
  return Number.isNaN(askedMs) ? 250 * 2 ** attempt * (1 - Math.random() / 2) : Math.max(askedMs, 0)
}

function millisecondsOf(retryAfter: string): number {
  return /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now()
}
