import { createHash } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import type { Slot } from '../plan/read-plan.ts'
import type { Statement } from '../run/statement.ts'

/** Compiled SQL: its text, and which value of a plan each of its parameters takes. */
interface Compiled {
  readonly name: string | undefined
  readonly text: string
  readonly slots: readonly number[]
}

/** So many shapes are kept; beyond them the oldest is compiled again when it comes back. */
const mostShapes = 2000

/** So many statements have a name, because every connection keeps each named statement for good. */
const mostNames = 500

const compiledByShape = new Map<string, Compiled>()
const names = new Set<string>()

/**
 * The statement of a shape with the values of one request. The shape is compiled when it is first seen;
 * the builder must put a `Slot` wherever the SQL has a parameter.
 */
export function statementFor(
  shape: string,
  values: readonly unknown[],
  build: () => CompiledQuery,
): Statement {
  const { name, text, slots } = compiledByShape.get(shape) ?? remember(shape, compile(build()))
  return { name, text, values: slots.map((slot) => values[slot]) }
}

function compile({ sql, parameters }: CompiledQuery): Compiled {
  return { name: nameFor(sql), text: sql, slots: parameters.map(slotNumber) }
}

function slotNumber(parameter: unknown): number {
  if (!isSlot(parameter)) throw new Error('A value of a request was compiled into a statement')
  return parameter.slot
}

function isSlot(value: unknown): value is Slot {
  return typeof value === 'object' && value !== null && 'slot' in value
}

/** Named by its text: the same text has the same name in every process, so that a pooler may share it. */
function nameFor(text: string): string | undefined {
  const name = `cohort_${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`
  if (!names.has(name) && names.size >= mostNames) return undefined
  names.add(name)
  return name
}

function remember(shape: string, compiled: Compiled): Compiled {
  const [oldest] = compiledByShape.keys()
  if (oldest !== undefined && compiledByShape.size >= mostShapes) compiledByShape.delete(oldest)
  compiledByShape.set(shape, compiled)
  return compiled
}
