import type { OptionValues } from './command.ts'

/** The value of an option; empty when it was not given. */
export function textOf(options: OptionValues, name: string): string {
  const value = options.get(name)
  return typeof value === 'string' ? value : ''
}
