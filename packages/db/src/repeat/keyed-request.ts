import type { Environment } from '../environment.ts'

/** A request that has one effect, however often it is sent: it comes with a key of its application's. */
export interface KeyedRequest {
  readonly environment: Environment
  readonly applicationId: string
  readonly key: string
  /** Tells this request from another one that comes with the same key. */
  readonly fingerprint: string
}

/** What the first of such requests was answered with. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Left out when the answer had no body. */
  readonly document?: string
}
