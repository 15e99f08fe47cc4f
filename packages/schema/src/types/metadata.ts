import { JsonObject } from './json-object.ts'

/** The most that a metadata object may hold: bytes of its JSON in UTF-8, levels of nesting, keys of one object, code points of a key. */
export const metadataLimits = { bytes: 64 * 1024, levels: 32, keys: 200, keyLength: 255 } as const

/** A free JSON object that belongs to the client. An update replaces it whole. */
export const Metadata = JsonObject({
  description: 'Key-value pairs of your own. An update replaces the whole object, whose keys have no order.',
  default: {},
  examples: [{ tier: 'gold' }],
})
