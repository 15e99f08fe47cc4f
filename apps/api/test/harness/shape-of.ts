import { isObject } from './document-faults.ts'

/** The members of a document and the kinds of their values; of a list those of its first. Values that may be null are any. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (!isObject(value)) return value === null ? 'null' : 'value'
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, memberShape(name, inner)]))
}

/** What is free for clients or differs from record to record has no shape of its own. */
const free = new Set(['metadata', 'changes', 'payload', 'who'])

function memberShape(name: string, value: unknown): unknown {
  if (free.has(name)) return 'free'
  const shape = shapeOf(value)
  return shape === 'null' || shape === 'value' ? 'scalar' : shape
}
