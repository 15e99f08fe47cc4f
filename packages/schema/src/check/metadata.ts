import { metadataLimits } from '../types/metadata.ts'
import { isExactNumber } from '../types/raw-json.ts'
import type { Fault } from './rules.ts'
import { bytesOf, isStorableText, lengthOf } from './text.ts'

/**
 * What is wrong inside a metadata object: the first fault, with the path to its key.
 * Nesting is counted from the object itself, which is level 1.
 */
export function metadataFaults(value: object): Fault[] {
  const fault = faultInside(value, [], 1)
  if (fault !== undefined) return [fault]
  const { bytes } = metadataLimits
  return bytesOf(JSON.stringify(value)) > bytes
    ? [{ path: [], rule: 'too_long', limit: `${bytes} bytes` }]
    : []
}

function faultInside(value: unknown, path: readonly string[], level: number): Fault | undefined {
  if (typeof value === 'string') return isStorableText(value) ? undefined : { path, rule: 'invalid' }
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return undefined
  if (level > metadataLimits.levels) {
    return { path: [], rule: 'too_deep', limit: String(metadataLimits.levels) }
  }
  const entries = Object.entries(value)
  if (!Array.isArray(value) && entries.length > metadataLimits.keys) {
    return { path, rule: 'too_many', limit: `${metadataLimits.keys} keys` }
  }
  for (const [key, inner] of entries) {
    const fault = keyFault(key, [...path, key]) ?? faultInside(inner, [...path, key], level + 1)
    if (fault !== undefined) return fault
  }
  return undefined
}

function keyFault(key: string, path: readonly string[]): Fault | undefined {
  if (!isStorableText(key)) return { path, rule: 'invalid' }
  const { keyLength } = metadataLimits
  return lengthOf(key) > keyLength ? { path, rule: 'too_long', limit: `${keyLength} characters` } : undefined
}
