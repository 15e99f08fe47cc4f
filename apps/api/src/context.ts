import type { Database } from '@cohort/db'
import type { Registry } from '@cohort/schema'
import type { Logger } from 'pino'
import type { CatalogAccess } from './config.ts'
import type { Tokens } from './identity/tokens.ts'

/** What the rooms of the API may use; made once, at start. */
export interface Context {
  readonly registry: Registry
  readonly database: Database
  readonly tokens: Tokens
  /** What cursors are signed with. */
  readonly cursorSecret: string
  readonly log: Logger
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
