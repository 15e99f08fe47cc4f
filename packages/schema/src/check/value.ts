import type { Attribute } from '../define/attribute.ts'
import { isNullable, withoutNull } from '../derive/value-kind.ts'
import { isExactNumber } from '../types/raw-json.ts'
import { metadataFaults } from './metadata.ts'
import type { Fault } from './rules.ts'
import { compileSchema } from './schema-words.ts'
import { isStorableText } from './text.ts'

/** What is wrong with one value: no fault, or the first. Paths are relative to the value. */
export type CheckValue = (value: unknown) => Fault[]

/** Compiles the check of an attribute's values. */
export function compileCheck({ schema, options }: Attribute): CheckValue {
  const check = compileSchema(withoutNull(schema))
  const nullFaults: Fault[] = isNullable(schema)
    ? []
    : [{ path: [], rule: options.required ? 'blank' : 'invalid' }]
  return (value) => {
    if (value === null) return nullFaults
    if (options.required && isBlank(value)) return [{ path: [], rule: 'blank' }]
    // A number kept as its text is an object to JavaScript.
    if (isExactNumber(value)) return [{ path: [], rule: 'invalid' }]
    const fault = check(value)
    if (fault !== undefined) return [{ path: [], ...fault }]
    // JSON Schema has no word for the rest.
    if (typeof value === 'string') return isStorableText(value) ? [] : [{ path: [], rule: 'invalid' }]
    return typeof value === 'object' && value !== null ? metadataFaults(value) : []
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}
