import type { Database } from '@cohort/db'
import type { Registry } from '@cohort/schema'
import type { Logger } from 'pino'
import type { Drain } from './health/drain.ts'
import type { Metrics } from './health/metrics.ts'
import type { Tokens } from './identity/tokens.ts'
import type { Limiter } from './limits/limiter.ts'
import type { CatalogAccess } from './settings.ts'
import type { Tracing } from './tracing/tracing.ts'

/** What the rooms of the API may use; made once, at start. */
export interface Context {
  readonly registry: Registry
  readonly database: Database
  readonly tokens: Tokens
  /** What cursors are signed with. */
  readonly cursorSecret: string
  readonly log: Logger
  readonly metrics: Metrics
  /** Spans of requests, where they are asked for. */
  readonly tracing: Tracing | undefined
  readonly drain: Drain
  /** Who may read the metrics; undefined: who asks from this machine. */
  readonly metricsToken: string | undefined
  readonly limiter: Limiter
  /** The origins whose pages may read answers. */
  readonly corsOrigins: readonly string[] | '*'
  /** Where clients reach the service; undefined: where the request came to. */
  readonly publicUrl: string | undefined
  readonly trustedProxies: number
  /** Whether answers are compressed for clients that take it; where not, a proxy does it. */
  readonly compresses: boolean
  /** `open`: a browser on this machine reads without signing in. */
  readonly catalogAccess: CatalogAccess
  /** The built catalog's folder; undefined: the API alone. */
  readonly catalogFolder: string | undefined
}
