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
  /** Who issues tokens, `iss` of each, and where its keys are found. */
  readonly issuer: string
  /** Private keys in PEM that sign tokens, the current one first; undefined: those of the state folder. */
  readonly signingKeys: string | undefined
  readonly catalogAccess: CatalogAccess
  /** How many proxies in front of the service may say where a request came from. */
  readonly trustedProxies: number
  /** Whether answers are compressed here, and not by a proxy. */
  readonly compresses: boolean
  /** Where the embedded database, the signing keys and the demo's secrets live. */
  readonly stateFolder: string
  readonly logLevel: LogLevel
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

const switches = ['on', 'off'] as const

const catalogAccesses = ['open', 'sign-in'] as const
/** Who may read in the catalog: whoever sits at this machine, or who signs in. */
export type CatalogAccess = (typeof catalogAccesses)[number]

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
  const port = read('PORT', integerFrom(0, 65_535), 'takes a port, 0 to 65535', 3000)
  const publicUrl = read('PUBLIC_URL', httpUrl, 'takes a URL that begins with http:// or https://', undefined)
  const config: Config = {
    host: read('HOST', String, '', '127.0.0.1'),
    port,
    databaseUrl: read(
      'COHORT_DATABASE_URL',
      postgresUrl,
      'takes a URL that begins with postgres://',
      undefined,
    ),
    poolSize: read('COHORT_POOL_SIZE', integerFrom(1, 1000), 'takes a number from 1 to 1000', 10),
    publicUrl,
    issuer: read(
      'PUBLIC_AUTH_URL',
      issuerUrl,
      'takes a URL that begins with https://auth. (or http://localhost), without which clients send tokens elsewhere',
      publicUrl ?? `http://localhost:${port}`,
    ),
    signingKeys: read('COHORT_SIGNING_KEY', pemText, 'takes a private key in PEM (PKCS #8)', undefined),
    catalogAccess: read(
      'COHORT_CATALOG_ACCESS',
      oneOf(catalogAccesses),
      `takes one of ${catalogAccesses.join(', ')}`,
      environment.COHORT_DATABASE_URL ? 'sign-in' : 'open',
    ),
    trustedProxies: read('COHORT_TRUSTED_PROXIES', integerFrom(0, 10), 'takes a number from 0 to 10', 0),
    compresses: read('COHORT_COMPRESSION', oneOf(switches), 'takes on or off', 'on') === 'on',
    stateFolder: read('COHORT_STATE_FOLDER', String, '', projectStateFolder),
    logLevel: read(
      'COHORT_LOG_LEVEL',
      oneOf(logLevels),
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

/**
 * The official clients derive where to send a token from its issuer, and send it to their vendor when the issuer has a
 * name that does not begin with `auth.` on https.
 */
function issuerUrl(text: string): string | undefined {
  const url = httpUrl(text)
  const hasName =
    url !== undefined && !/^(localhost|.+\.localhost|[\d.]+|\[.+\])$/.test(new URL(url).hostname)
  return hasName && !url.startsWith('https://auth.') ? undefined : url
}

function pemText(text: string): string | undefined {
  return text.includes('-----BEGIN PRIVATE KEY-----') ? text : undefined
}

function oneOf<Value extends string>(values: readonly Value[]): (text: string) => Value | undefined {
  return (text) => values.find((value) => value === text)
}
