interface Numbers {
  readonly live: number
  readonly liveBurst: number
  readonly test: number
  readonly testBurst: number
  readonly address: number
  readonly tokens: number
}

/** The limits that one word selects: ours, those of the vendor that clients were written against, none. 0 is no limit. */
export const rateLimitPresets = {
  standard: { live: 3000, liveBurst: 600, test: 3000, testBurst: 600, address: 600, tokens: 30 },
  'commerce-layer': { live: 200, liveBurst: 50, test: 100, testBurst: 25, address: 600, tokens: 30 },
  off: { live: 0, liveBurst: 0, test: 0, testBurst: 0, address: 0, tokens: 0 },
} as const satisfies Record<string, Numbers>

export type RateLimitPreset = keyof typeof rateLimitPresets
export const rateLimitPresetNames: readonly RateLimitPreset[] = ['standard', 'commerce-layer', 'off']
