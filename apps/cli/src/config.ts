import { isIssuer, issuerOf, projectStateFolder } from '@cohort/identity'
import { CommandError } from './command-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The URL of COHORT_DATABASE_URL. Throws, never showing the value, when it is missing or no URL of a PostgreSQL. */
export function readDatabaseUrl(environment: Environment = process.env): string {
  const url = environment.COHORT_DATABASE_URL
  if (url === undefined || url === '') {
    throw new CommandError(
      'COHORT_DATABASE_URL is not set: it takes the URL of a PostgreSQL, for example postgres://cohort@localhost:5432/cohort. (`pnpm start` needs none; it starts a PostgreSQL of its own.)',
    )
  }
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new CommandError('COHORT_DATABASE_URL takes a URL that begins with postgres:// or postgresql://.')
  }
  return url
}

/** Where the signing keys are: in COHORT_SIGNING_KEY, or in a file of the state folder. */
export function readKeySource(environment: Environment = process.env): {
  readonly pem: string | undefined
  readonly stateFolder: string
} {
  const { COHORT_SIGNING_KEY, COHORT_STATE_FOLDER } = environment
  return { pem: COHORT_SIGNING_KEY || undefined, stateFolder: COHORT_STATE_FOLDER || projectStateFolder }
}

/** Who issues tokens, as the service says it. Throws when clients could not use it. */
export function readIssuer(environment: Environment = process.env): string {
  const issuer = issuerOf(environment)
  if (environment.PUBLIC_AUTH_URL && !isIssuer(issuer)) {
    throw new CommandError(
      'PUBLIC_AUTH_URL takes a URL that begins with https://auth. (or http://localhost).',
    )
  }
  return issuer
}
