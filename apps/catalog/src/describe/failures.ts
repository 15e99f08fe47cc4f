import { ApiError, NetworkError } from '@cohort/client'
import { SessionError } from './session-error.ts'

/** What went wrong, in the words of the page that shows it. */
export interface Failure {
  readonly kind: FailureKind
  readonly title: string
  readonly detail: string
  /** What the service said of it, fault by fault; nothing where it says nothing about its inside. */
  readonly faults: readonly string[]
  /** The same request may succeed later. */
  readonly isPassing: boolean
  /** The same request is sent again after so many seconds, by itself; null where that is left to the reader. */
  readonly retryAfterSeconds: number | null
  readonly status: number | null
  readonly requestId: string | null
}

const words = {
  offline: {
    title: 'You are offline',
    detail: 'This device has no network. The page loads again when it is back.',
    isPassing: true,
  },
  unreachable: {
    title: 'The service does not answer',
    detail: 'It may be starting again, or its address may have changed.',
    isPassing: true,
  },
  unavailable: {
    title: 'The service cannot answer now',
    detail: 'It is busy or starting again. A moment later it may be back.',
    isPassing: true,
  },
  not_allowed: {
    title: 'Not allowed',
    detail:
      'The application that this page reads as may not read this. One with the role read_only may read everything; whoever runs the service can make one.',
    isPassing: true,
  },
  not_found: {
    title: 'Nothing is here under this id',
    detail: 'It may have been deleted, or it belongs to the other environment.',
    isPassing: false,
  },
  throttled: {
    title: 'Too many requests',
    detail: 'The service asks for a short pause.',
    isPassing: true,
  },
  refused: {
    title: 'The service refused this request',
    detail: 'The address of this page asks for something that it does not have.',
    isPassing: false,
  },
  broken: {
    title: 'Something went wrong on the server',
    detail: 'It is not your fault. An administrator finds it in the log by its request id.',
    isPassing: true,
  },
} as const satisfies Record<string, { title: string; detail: string; isPassing: boolean }>

export type FailureKind = keyof typeof words

/** Describes an error that a request ended with. */
export function failureOf(error: unknown, isOnline: boolean): Failure {
  const kind = kindOf(error, isOnline)
  const { errors = [], status, requestId = null }: Partial<Refusal> = isRefusal(error) ? error : {}
  const faults = kind === 'broken' ? [] : errors.map(({ detail }) => detail)
  const retryAfterSeconds = kind === 'throttled' ? pauseOf(error) : null
  return { kind, ...words[kind], faults, retryAfterSeconds, status: status ?? null, requestId }
}

/** How long the service asks to wait, in seconds; where it does not say, long enough. */
function pauseOf(error: unknown): number {
  const told = error instanceof ApiError ? error.exchange.headers['retry-after'] : undefined
  const text = error instanceof SessionError ? error.retryAfter : told
  return /^\d{1,5}$/.test(text ?? '') ? Math.max(Number(text), 1) : 10
}

/** The answer of a service that refused: of the API, or of the endpoint that hands out sessions. */
interface Refusal {
  readonly status: number
  readonly errors: readonly { readonly detail: string }[]
  readonly requestId?: string | null
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof ApiError || error instanceof SessionError
}

function kindOf(error: unknown, isOnline: boolean): FailureKind {
  if (error instanceof NetworkError) return isOnline ? 'unreachable' : 'offline'
  if (!isRefusal(error)) return 'broken'
  const { status } = error
  if (status < 400) return 'broken'
  return kindByStatus.get(status) ?? (status < 500 ? 'refused' : 'broken')
}

const kindByStatus: ReadonlyMap<number, FailureKind> = new Map([
  [401, 'not_allowed'],
  [403, 'not_allowed'],
  [404, 'not_found'],
  [429, 'throttled'],
  [503, 'unavailable'],
  [504, 'unavailable'],
])
