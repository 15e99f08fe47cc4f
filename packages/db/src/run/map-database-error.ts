import { JsonApiError, refusal, type ErrorCode } from '@cohort/jsonapi/errors'

/** What a client is told of a fault of the database: nothing of its inside. */
const answers = {
  conflict: ['CONFLICT', 'Another request changed this at the same time. Try again.'],
  unavailable: ['SERVICE_UNAVAILABLE', 'The service cannot reach its data at the moment. Try again.'],
  full: ['STORAGE_FULL', 'The service cannot store more at the moment. Reads still work.'],
  timeout: ['TIMEOUT', 'The request took too long and was given up.'],
  unfit: ['VALIDATION_ERROR', 'A value of the request cannot be stored or compared.'],
  undone: ['SERVICE_UNAVAILABLE', 'The service could not keep this, and has changed nothing. Try again.'],
  unknown: [
    'SERVICE_UNAVAILABLE',
    'The connection to the data broke while this was being kept: it may be done, or not. Look before you try again.',
  ],
} as const satisfies Record<string, readonly [ErrorCode, string]>

type Answer = keyof typeof answers

/** SQLSTATEs by the answer that they get; those of a broken connection are in `connectionCodes`. */
const answerByCode: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['40001', 'unavailable'],
  ['40P01', 'unavailable'],
  ['55P03', 'unavailable'],
  ['57014', 'timeout'],
  ['53100', 'full'],
  ['53200', 'unavailable'],
  ['53300', 'unavailable'],
  ['25006', 'unavailable'],
  ['23503', 'conflict'],
  ['22003', 'unfit'],
  ['22008', 'unfit'],
  ['22021', 'unfit'],
  ['22023', 'unfit'],
  ['22P02', 'unfit'],
  ['22P05', 'unfit'],
])

/** Codes with which a session ends or does not begin: 57P01, a shutdown; 08006 and ECONNRESET, a lost connection; idle for too long. */
const connectionCodes = /^(57P|08|25P03|E(?!RR_))/

/** The driver's faults that carry no code. */
const connectionMessage =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|is not queryable/

/** Turns an error of the driver into what a client may be told; anything unknown is given back as it is. */
export function mapDatabaseError(error: unknown): unknown {
  const answer = answerFor(error)
  return answer === undefined ? error : told(answer, error)
}

/** The error of a transaction whose COMMIT was not answered (B11). */
export function outcomeUnknown(cause: unknown): JsonApiError {
  return told('unknown', cause)
}

/** The error of a transaction whose COMMIT was answered with something else (B10). */
export function nothingKept(command: string): JsonApiError {
  return told('undone', new Error(`The transaction ended with ${command}`))
}

function told(answer: Answer, cause: unknown): JsonApiError {
  const [code, detail] = answers[answer]
  return refusal(code, { detail }, { cause })
}

function answerFor(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || error instanceof JsonApiError) return undefined
  const known = answerByCode.get(sqlStateOf(error) ?? '')
  return known ?? (isConnectionFault(error) ? 'unavailable' : undefined)
}

/** Whether the connection is of no more use: it broke, it was ended, or nothing is heard of it. */
export function isConnectionFault(error: unknown): boolean {
  const fault = error instanceof JsonApiError ? error.cause : error
  if (!(fault instanceof Error)) return false
  const code = sqlStateOf(fault)
  return code === undefined ? connectionMessage.test(fault.message) : connectionCodes.test(code)
}

/** Whether the server itself has refused: what it was asked is not done. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'severity' in error
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
