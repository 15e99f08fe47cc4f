import type { Operator } from '@cohort/schema'
import type { FilterOperand, FilterValue } from '@cohort/jsonapi/query'

/** The operand as the SQL of its operator takes it. */
export function patternsFrom(operator: Operator, operand: Exclude<FilterOperand, { kind: 'flag' }>): unknown {
  const toPattern = patterns[operator] ?? ((value: FilterValue) => value)
  switch (operand.kind) {
    case 'value':
      return toPattern(operand.value)
    case 'list':
      return operand.values.map(toPattern)
    case 'json':
      return operand.json
  }
}

/** The patterns of LIKE that the tests of a text are made of. */
const patterns: Partial<Record<Operator, (value: FilterValue) => string>> = {
  start: (value) => `${literal(value)}%`,
  end: (value) => `%${literal(value)}`,
  cont: (value) => `%${literal(value)}%`,
  i_cont: (value) => `%${literal(value)}%`,
  matches: (value) => withoutLoneEscape(String(value)),
}

/** `%`, `_` and `\` mean themselves. */
function literal(value: FilterValue): string {
  return String(value).replaceAll(/[\\%_]/g, '\\$&')
}

/** A backslash at the very end escapes nothing, and means itself. */
function withoutLoneEscape(pattern: string): string {
  const [backslashes = ''] = /\\*$/.exec(pattern) ?? []
  return backslashes.length % 2 === 1 ? `${pattern}\\` : pattern
}
