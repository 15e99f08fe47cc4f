import { CommandError } from './command-error.ts'

/** The system's codes of a database that does not answer. */
const unreachable = [
  'EACCES',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'ETIMEDOUT',
]

type SentenceOf = (message: string) => string

/** What the operator is told instead of the driver's own words, by SQLSTATE or code of the system. */
const sentences: ReadonlyMap<string, SentenceOf> = new Map<string, SentenceOf>([
  ...unreachable.map((code): [string, SentenceOf] => [
    code,
    (message) => `The database cannot be reached: ${message}.`,
  ]),
  ['28000', (message) => `The database refused the login: ${message}.`],
  ['28P01', (message) => `The database refused the login: ${message}.`],
  ['3D000', (message) => `There is no such database: ${message}.`],
  ['42501', (message) => `The database does not allow it: ${message}.`],
  ['42P01', () => 'The database is not migrated: run `cohort migrate` first.'],
  ['ERR_INVALID_URL', () => 'COHORT_DATABASE_URL cannot be read as a URL.'],
])

/** Why a command failed, in a sentence for the operator: of the innermost cause, which the outer ones keep from clients. */
export function failureSentence(error: unknown): string {
  if (error instanceof CommandError) return error.message
  const cause = innermost(error)
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause && !isOfFile(cause) ? String(cause.code) : ''
  return sentences.get(code)?.(messageOf(cause)) ?? messageOf(cause)
}

function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error
}

/** The system has the same codes for a file that is not there; of a socket it names the address. */
function isOfFile(error: Error): boolean {
  return 'path' in error
}

/** A host with several addresses fails with an error for each, and no message of its own. */
function messageOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(failedAddress).join(', ') : error.message
}

function failedAddress(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
