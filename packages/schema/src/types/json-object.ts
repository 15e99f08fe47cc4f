import { Unsafe, type TSchemaOptions } from 'typebox'

/** Any JSON object. Not TypeBox's `Record`, which brings ten KiB of key patterns to a browser. */
export function JsonObject(options: TSchemaOptions) {
  return Unsafe<Record<string, unknown>>({ type: 'object', ...options })
}
