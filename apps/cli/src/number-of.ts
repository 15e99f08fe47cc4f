import type { OptionValues } from './command.ts'
import { textOf } from './text-of.ts'
import { UsageError } from './usage-error.ts'

interface Bounds {
  readonly least: number
  readonly most: number
  /** When it was not given. */
  readonly otherwise: number
  /** Whose help is pointed at. */
  readonly command: string
}

/** The whole number of an option. Throws a UsageError for any other text. */
export function numberOf(
  options: OptionValues,
  name: string,
  { least, most, otherwise, command }: Bounds,
): number {
  if (!options.has(name)) return otherwise
  const text = textOf(options, name)
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new UsageError(`"--${name}" takes a whole number from ${least} to ${most}.`, command)
}
