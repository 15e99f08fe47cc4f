import { exactNumber } from '@cohort/schema'

/** Reads JSON so that every number keeps the digits of its text, and prints with them again. */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, keepDigits)
}

// A reviver's third argument (ECMAScript 2026) has the source text of a primitive.
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined ? exactNumber(context.source) : value
}

/** The attributes in the document of a record, with exact numbers. */
export function exactAttributesFrom(text: string): Readonly<Record<string, unknown>> {
  const document = parseExactJson(text)
  const data = isMembers(document) ? document.data : undefined
  const attributes = isMembers(data) ? data.attributes : undefined
  return isMembers(attributes) ? attributes : {}
}

/** The attributes of every resource in the document of a list, by id, with exact numbers. */
export function exactListFrom(text: string): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const document = parseExactJson(text)
  const data: readonly unknown[] = isMembers(document) && Array.isArray(document.data) ? document.data : []
  return new Map(
    data
      .filter(isMembers)
      .map(({ id, attributes }) => [String(id), isMembers(attributes) ? attributes : {}] as const),
  )
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
