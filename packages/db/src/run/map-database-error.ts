import { JsonApiError, refusal, type ErrorCode } from '@cohort/jsonapi/errors'

/** What a client is told of a fault of the database: nothing of its inside. */
const answers = {
  conflict: ['CONFLICT', 'Another request changed this at the same time. Try again.'],
  unavailable: ['SERVICE_UNAVAILABLE', 'The service cannot reach its data at the moment. Try again.'],
  full: ['STORAGE_FULL', 'The service cannot store more at the moment. Reads still work.'],
  timeout: ['TIMEOUT', 'The request took too long and was given up.'],
  unfit: ['VALIDATION_ERROR', 'A value of the request cannot be stored or compared.'],
} as const satisfies Record<string, readonly [ErrorCode, string]>

type Answer = keyof typeof answers

/** SQLSTATEs, and the system's own codes of a broken connection, by the answer that they get. */
const answerByCode: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['40001', 'unavailable'],
  ['40P01', 'unavailable'],
  ['55P03', 'unavailable'],
  ['57014', 'timeout'],
  ['53100', 'full'],
  ['53300', 'unavailable'],
  ['57P01', 'unavailable'],
  ['57P02', 'unavailable'],
  ['57P03', 'unavailable'],
  ['25006', 'unavailable'],
  ['23503', 'conflict'],
  ['22003', 'unfit'],
  ['22008', 'unfit'],
  ['22021', 'unfit'],
  ['22P02', 'unfit'],
  ['22P05', 'unfit'],
  ['ECONNRESET', 'unavailable'],
  ['ECONNREFUSED', 'unavailable'],
  ['ENOENT', 'unavailable'],
  ['ENOTFOUND', 'unavailable'],
  ['EAI_AGAIN', 'unavailable'],
  ['EHOSTUNREACH', 'unavailable'],
  ['EPIPE', 'unavailable'],
  ['ETIMEDOUT', 'unavailable'],
])

/** The driver's faults that carry no code. */
const unavailableMessage = /timeout exceeded when trying to connect|Connection terminated/

/** Turns an error of the driver into what a client may be told; anything unknown is given back as it is. */
export function mapDatabaseError(error: unknown): unknown {
  const answer = answerFor(error)
  if (answer === undefined) return error
  const [code, detail] = answers[answer]
  return refusal(code, { detail }, { cause: error })
}

function answerFor(error: unknown): Answer | undefined {
  if (!(error instanceof Error)) return undefined
  const code = sqlStateOf(error)
  if (code === undefined) return unavailableMessage.test(error.message) ? 'unavailable' : undefined
  return answerByCode.get(code) ?? (code.startsWith('08') ? 'unavailable' : undefined)
}

/** True for what a client is told of a value that no check of ours refused before PostgreSQL did: a check has a hole (B1). */
export function isValidatorHole(error: unknown): boolean {
  const fault = driverFault(error)
  return fault !== undefined && answerByCode.get(fault.code) === 'unfit'
}

/** What PostgreSQL refused, as the driver says it. */
export interface DriverFault {
  readonly code: string
  /** The constraint that was violated; empty when it was none. */
  readonly constraint: string
  readonly error: Error
}

/** The driver's own fault in an error, or behind a mapped one; undefined when there is none. */
export function driverFault(error: unknown): DriverFault | undefined {
  const fault = error instanceof JsonApiError ? error.cause : error
  const code = sqlStateOf(fault)
  if (code === undefined || !(fault instanceof Error)) return undefined
  const constraint = 'constraint' in fault && typeof fault.constraint === 'string' ? fault.constraint : ''
  return { code, constraint, error: fault }
}

/** The SQLSTATE, or the system's code, that an error of the driver carries. */
function sqlStateOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
