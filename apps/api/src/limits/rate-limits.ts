import type { Config } from '../config.ts'
import { rateLimitPresets } from './rate-limit-presets.ts'

/** At most so many requests in any stretch of so many seconds. */
export interface Window {
  readonly limit: number
  readonly seconds: number
}

/** Who is counted, and what each may have. Without a window nobody is. */
export interface RateLimits {
  /** An application in the live environment. */
  readonly live: readonly Window[]
  /** An application in the test environment. */
  readonly test: readonly Window[]
  /** An address, of what came without a valid token. */
  readonly address: readonly Window[]
  /** An address, at the token endpoint. */
  readonly tokens: readonly Window[]
}

const minute = 60
const burst = 10

/** The limits of a configuration: those of its preset, but for the numbers that are set one by one. */
export function rateLimitsOf(config: Config): RateLimits {
  const preset = rateLimitPresets[config.rateLimits]
  return {
    live: windows(
      [config.liveRateLimit ?? preset.live, minute],
      [config.liveBurstLimit ?? preset.liveBurst, burst],
    ),
    test: windows(
      [config.testRateLimit ?? preset.test, minute],
      [config.testBurstLimit ?? preset.testBurst, burst],
    ),
    address: windows([config.addressRateLimit ?? preset.address, minute]),
    tokens: windows([config.tokenRateLimit ?? preset.tokens, minute]),
  }
}

function windows(...numbers: readonly (readonly [limit: number, seconds: number])[]): readonly Window[] {
  return numbers.filter(([limit]) => limit > 0).map(([limit, seconds]) => ({ limit, seconds }))
}
