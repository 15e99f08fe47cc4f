import { isIssuer, issuerOf, projectStateFolder } from '@cohort/identity'
import { rateLimitPresetNames, type RateLimitPreset } from './limits/rate-limit-presets.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** One thing that can be set from outside: how it is read, and what documents say of it. */
export interface Setting<Value> {
  readonly name: string
  /** The value of a text; undefined when it is none. */
  readonly parse: (text: string) => Value | undefined
  /** What it takes, as a sentence goes on after its name. */
  readonly takes: string
  /** The value where nothing is set. */
  readonly otherwise: (environment: Environment) => Value
  /** The same in words. */
  readonly standard: string
  readonly meaning: string
  /** Whether who tries the service for the first time may want it. */
  readonly isBasic: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

const catalogAccesses = ['open', 'sign-in'] as const
/** Who may read in the catalog: whoever sits at this machine, or who signs in. */
export type CatalogAccess = (typeof catalogAccesses)[number]

/** Every setting of the service, by its name in the code. Nothing else is read from the environment, but for what tells OpenTelemetry's exporter where to send. */
export const settings = {
  host: basic('HOST', {
    parse: String,
    takes: 'takes an address',
    otherwise: () => '127.0.0.1',
    standard: '`127.0.0.1`',
    meaning: 'the address to listen on',
  }),
  port: basic('PORT', {
    parse: integerFrom(0, 65_535),
    takes: 'takes a port, 0 to 65535',
    otherwise: () => 3000,
    standard: '`3000`',
    meaning: 'the port; 0 takes a free one',
  }),
  tlsCertificate: setting<string | undefined>('COHORT_TLS_CERTIFICATE', {
    parse: String,
    takes: 'takes the path of a file',
    otherwise: nothing,
    standard: 'none: plain http',
    meaning: 'file with the certificate and its chain in PEM, to serve https; needs `COHORT_TLS_KEY`',
  }),
  tlsKey: setting<string | undefined>('COHORT_TLS_KEY', {
    parse: String,
    takes: 'takes the path of a file',
    otherwise: nothing,
    standard: 'none',
    meaning: 'file with the key of the certificate in PEM',
  }),
  databaseUrl: basic<string | undefined>('COHORT_DATABASE_URL', {
    parse: postgresUrl,
    takes: 'takes a URL that begins with postgres://',
    otherwise: nothing,
    standard: 'none: a PostgreSQL of its own',
    meaning: '`postgres://user:password@host:5432/name`',
  }),
  poolSize: basic('COHORT_POOL_SIZE', {
    parse: integerFrom(1, 1000),
    takes: 'takes a number from 1 to 1000',
    otherwise: () => 10,
    standard: '`10`',
    meaning: 'the most connections to the database, 1 to 1000',
  }),
  publicUrl: basic<string | undefined>('PUBLIC_URL', {
    parse: httpUrl,
    takes: 'takes a URL that begins with http:// or https://',
    otherwise: nothing,
    standard: 'none: where the request came to',
    meaning: 'the address that links in answers begin with',
  }),
  issuer: basic('PUBLIC_AUTH_URL', {
    parse: issuerUrl,
    takes:
      'takes a URL that begins with https://auth. (or http://localhost), without which clients send tokens elsewhere',
    otherwise: issuerOf,
    standard: '`PUBLIC_URL`, or `http://localhost:PORT`',
    meaning: 'who issues tokens; a name other than localhost begins with `https://auth.`',
  }),
  signingKeys: basic<string | undefined>('COHORT_SIGNING_KEY', {
    parse: pemText,
    takes: 'takes a private key in PEM (PKCS #8)',
    otherwise: nothing,
    standard: 'none: a key in the state folder',
    meaning:
      'private keys in PEM (PKCS #8) that sign tokens; the first signs, tokens of the others stay valid',
  }),
  catalogAccess: basic<CatalogAccess>('COHORT_CATALOG_ACCESS', {
    parse: oneOf(catalogAccesses),
    takes: `takes one of ${catalogAccesses.join(', ')}`,
    otherwise: ({ COHORT_DATABASE_URL }) => (COHORT_DATABASE_URL ? 'sign-in' : 'open'),
    standard: '`open`; `sign-in` with a URL',
    meaning: '`open`: who sits at the machine that serves the catalog reads without signing in',
  }),
  trustedProxies: basic('COHORT_TRUSTED_PROXIES', {
    parse: integerFrom(0, 10),
    takes: 'takes a number from 0 to 10',
    otherwise: () => 0,
    standard: '`0`',
    meaning: 'how many proxies in front may say where a request came from, 0 to 10',
  }),
  compresses: basic('COHORT_COMPRESSION', {
    parse: onOrOff,
    takes: 'takes on or off',
    otherwise: () => true,
    standard: '`on`',
    meaning: 'whether answers are compressed (gzip, br), or `off` where a proxy does it',
  }),
  stateFolder: basic('COHORT_STATE_FOLDER', {
    parse: String,
    takes: 'takes a folder',
    otherwise: () => projectStateFolder,
    standard: '`.cohort` in the project',
    meaning: 'where the embedded PostgreSQL, the signing keys and the secrets of the demo live',
  }),
  logLevel: basic<LogLevel>('COHORT_LOG_LEVEL', {
    parse: oneOf(logLevels),
    takes: `takes one of ${logLevels.join(', ')}`,
    // A demo's terminal shows what went wrong; a service with a database of its own logs every request.
    otherwise: ({ COHORT_DATABASE_URL }) => (COHORT_DATABASE_URL ? 'info' : 'warn'),
    standard: '`warn`; `info` with a URL',
    meaning: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
  }),
  rateLimits: basic<RateLimitPreset>('COHORT_RATE_LIMITS', {
    parse: oneOf(rateLimitPresetNames),
    takes: `takes one of ${rateLimitPresetNames.join(', ')}`,
    otherwise: () => 'standard',
    standard: '`standard`',
    meaning: 'which rate limits hold: `standard`, `commerce-layer` or `off`',
  }),
  liveRateLimit: limit('COHORT_RATE_LIMIT_LIVE', 'requests of an application in a minute, live environment'),
  testRateLimit: limit('COHORT_RATE_LIMIT_TEST', 'requests of an application in a minute, test environment'),
  liveBurstLimit: limit('COHORT_BURST_LIMIT_LIVE', 'the same in 10 seconds, live environment'),
  testBurstLimit: limit('COHORT_BURST_LIMIT_TEST', 'the same in 10 seconds, test environment'),
  addressRateLimit: limit(
    'COHORT_RATE_LIMIT_ADDRESS',
    'requests of an address in a minute that no valid token came with',
  ),
  tokenRateLimit: limit('COHORT_RATE_LIMIT_TOKENS', 'requests of an address to `/oauth/token` in a minute'),
  rateLimitStore: setting<'memory' | 'database'>('COHORT_RATE_LIMIT_STORE', {
    parse: oneOf(['memory', 'database']),
    takes: 'takes one of memory, database',
    otherwise: () => 'memory',
    standard: '`memory`',
    meaning: 'where requests are counted: `database` when several instances share the limits',
  }),
  corsOrigins: setting<readonly string[] | '*'>('COHORT_CORS_ORIGINS', {
    parse: origins,
    takes: 'takes *, none, or origins such as https://shop.example, with commas between them',
    otherwise: () => '*',
    standard: '`*`: any',
    meaning: 'the origins whose pages may read answers: `*`, `none`, or a list with commas',
  }),
  metricsToken: setting<string | undefined>('COHORT_METRICS_TOKEN', {
    parse: (text) => (text.length >= 16 ? text : undefined),
    takes: 'takes a token of 16 characters or more',
    otherwise: nothing,
    standard: 'none: from this machine only',
    meaning: 'the bearer token that `/metrics` is read with',
  }),
  traces: setting('COHORT_OTEL', {
    parse: onOrOff,
    takes: 'takes on or off',
    otherwise: () => false,
    standard: '`off`',
    meaning: 'whether OpenTelemetry traces are sent, to `OTEL_EXPORTER_OTLP_ENDPOINT`; see [traces](#traces)',
  }),
  traceShare: setting('OTEL_TRACES_SAMPLER_ARG', {
    parse: share,
    takes: 'takes a number from 0 to 1',
    otherwise: () => 1,
    standard: '`1`',
    meaning: 'the share of the requests that are traced, where their callers have not decided, 0 to 1',
  }),
  drainSeconds: setting('COHORT_DRAIN_SECONDS', {
    parse: integerFrom(0, 4),
    takes: 'takes a number from 0 to 4',
    otherwise: () => 2,
    standard: '`2`',
    meaning: 'how long after SIGTERM the service goes on while `/readyz` says 503, 0 to 4',
  }),
} as const

export type Settings = typeof settings

type Description<Value> = Omit<Setting<Value>, 'name' | 'isBasic'>

function setting<Value>(name: string, description: Description<Value>): Setting<Value> {
  return { name, ...description, isBasic: false }
}

function basic<Value>(name: string, description: Description<Value>): Setting<Value> {
  return { name, ...description, isBasic: true }
}

/** One number of the limits, instead of the one that COHORT_RATE_LIMITS selects. */
function limit(name: string, meaning: string): Setting<number | undefined> {
  return setting<number | undefined>(name, {
    parse: integerFrom(0, 100_000_000),
    takes: 'takes a number; 0 turns the limit off',
    otherwise: nothing,
    standard: 'by `COHORT_RATE_LIMITS`',
    meaning: `${meaning}; 0 for no limit`,
  })
}

function nothing(): undefined {
  return undefined
}

function integerFrom(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return value >= least && value <= most ? value : undefined
  }
}

function share(text: string): number | undefined {
  const value = /^\d(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
  return value <= 1 ? value : undefined
}

function postgresUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) ? text : undefined
}

/** Without a slash at the end. */
function httpUrl(text: string): string | undefined {
  const isUrl = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
  return isUrl ? text.replace(/\/+$/, '') : undefined
}

function issuerUrl(text: string): string | undefined {
  return isIssuer(text) ? httpUrl(text) : undefined
}

function pemText(text: string): string | undefined {
  return text.includes('-----BEGIN PRIVATE KEY-----') ? text : undefined
}

function oneOf<Value extends string>(values: readonly Value[]): (text: string) => Value | undefined {
  return (text) => values.find((value) => value === text)
}

function onOrOff(text: string): boolean | undefined {
  const known = oneOf(['on', 'off'])(text)
  return known && known === 'on'
}

function origins(text: string): readonly string[] | '*' | undefined {
  if (text === '*') return '*'
  if (text === 'none') return []
  const list = text.split(',').map((origin) => origin.trim())
  return list.every(isOrigin) ? list : undefined
}

/** As a browser writes one: scheme, name in lower case, and port. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && !text.includes('*')
}
