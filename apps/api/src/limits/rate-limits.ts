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

interface Numbers {
  readonly live: number
  readonly liveBurst: number
  readonly test: number
  readonly testBurst: number
  readonly address: number
  readonly tokens: number
}

/** The limits that one word selects: ours, those of the vendor that clients were written against, none. 0 is no limit. */
const presets = {
  standard: { live: 3000, liveBurst: 600, test: 3000, testBurst: 600, address: 600, tokens: 30 },
  'commerce-layer': { live: 200, liveBurst: 50, test: 100, testBurst: 25, address: 600, tokens: 30 },
  off: { live: 0, liveBurst: 0, test: 0, testBurst: 0, address: 0, tokens: 0 },
} as const satisfies Record<string, Numbers>

export type RateLimitPreset = keyof typeof presets
export const rateLimitPresets: readonly RateLimitPreset[] = ['standard', 'commerce-layer', 'off']

const minute = 60
const burst = 10

/** What a configuration says of limits. */
interface Chosen {
  readonly rateLimits: RateLimitPreset
  readonly liveRateLimit: number | undefined
  readonly liveBurstLimit: number | undefined
  readonly testRateLimit: number | undefined
  readonly testBurstLimit: number | undefined
  readonly addressRateLimit: number | undefined
  readonly tokenRateLimit: number | undefined
}

/** The limits of a configuration: those of its preset, but for the numbers that are set one by one. */
export function rateLimitsOf(config: Chosen): RateLimits {
  const preset = presets[config.rateLimits]
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
