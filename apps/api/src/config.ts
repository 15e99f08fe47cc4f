import { fileURLToPath } from 'node:url'

/** Everything that can be set from outside, read and checked once. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined
  readonly poolSize: number
  /** Where clients reach the service, without a slash at the end; undefined: where the request came to. */
  readonly publicUrl: string | undefined
  /** How many proxies in front of the service may say where a request came from. */
  readonly trustedProxies: number
  /** Where the embedded database and the demo tokens live. */
  readonly stateFolder: string
  readonly logLevel: LogLevel
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

const projectStateFolder = fileURLToPath(new URL('../../../.cohort', import.meta.url))

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the configuration. Throws one error that names every setting at fault and what it takes. */
export function readConfig(environment: Environment = process.env): Config {
  const faults: string[] = []
  const read = <Value>(
    name: string,
    parse: (text: string) => Value | undefined,
    rule: string,
    otherwise: Value,
  ) => {
    const text = environment[name]
    if (text === undefined || text === '') return otherwise
    const value = parse(text)
    if (value === undefined) faults.push(`${name} ${rule}`)
    return value ?? otherwise
  }
  const config: Config = {
    host: read('HOST', String, '', '127.0.0.1'),
    port: read('PORT', integerFrom(0, 65_535), 'takes a port, 0 to 65535', 3000),
    databaseUrl: read(
      'COHORT_DATABASE_URL',
      postgresUrl,
      'takes a URL that begins with postgres://',
      undefined,
    ),
    poolSize: read('COHORT_POOL_SIZE', integerFrom(1, 1000), 'takes a number from 1 to 1000', 10),
    publicUrl: read('PUBLIC_URL', httpUrl, 'takes a URL that begins with http:// or https://', undefined),
    trustedProxies: read('COHORT_TRUSTED_PROXIES', integerFrom(0, 10), 'takes a number from 0 to 10', 0),
    stateFolder: read('COHORT_STATE_FOLDER', String, '', projectStateFolder),
    logLevel: read(
      'COHORT_LOG_LEVEL',
      logLevel,
      `takes one of ${logLevels.join(', ')}`,
      defaultLogLevel(environment),
    ),
  }
  if (faults.length > 0) throw new Error(`The configuration is faulty:\n  ${faults.join('\n  ')}`)
  return config
}

/** A demo's terminal shows what went wrong; a service with a database of its own logs every request. */
function defaultLogLevel({ COHORT_DATABASE_URL }: Environment): LogLevel {
  return COHORT_DATABASE_URL ? 'info' : 'warn'
}

function integerFrom(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return value >= least && value <= most ? value : undefined
  }
}

function postgresUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) ? text : undefined
}

function httpUrl(text: string): string | undefined {
  const isUrl = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
  return isUrl ? text.replace(/\/+$/, '') : undefined
}

function logLevel(text: string): LogLevel | undefined {
  return logLevels.find((level) => level === text)
}
