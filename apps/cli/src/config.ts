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
