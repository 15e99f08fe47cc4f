import type { Operator, Resource } from '@cohort/schema'
import type { Filter, FilterOperand, FilterValue, PathStep } from '@cohort/jsonapi/query'
import type { ColumnTest, Condition } from './read-plan.ts'
import { relatedJoin } from './related-join.ts'
import type { AddValue } from './values.ts'

/** The condition of a filter: one test for each of its fields, joined as the filter says. */
export function conditionFrom({ type }: Resource, filter: Filter, add: AddValue): Condition {
  const tests = filter.fields.map((field): Condition => {
    const { operator, quantifier, orNull } = filter.test
    return across(type, field.path ?? [], {
      kind: 'test',
      column: field.name,
      valueKind: field.kind,
      operator,
      quantifier,
      orNull,
      isNegated: filter.test.isNegated !== isFlagDown(filter.operand),
      operand: filter.operand.kind === 'flag' ? null : add(patternsFrom(operator, filter.operand)),
    })
  })
  const [only] = tests
  if (only !== undefined && tests.length === 1) return only
  return { kind: filter.join === 'or' ? 'some' : 'every', conditions: tests }
}

/** The test of a field that relationships lead to: there is a related row that passes it. */
function across(type: string, [step, ...rest]: readonly PathStep[], test: ColumnTest): Condition {
  if (step === undefined) return test
  const { name, relationship, target } = step
  const condition = across(target.type, rest, test)
  return { kind: 'related', table: target.table, join: relatedJoin(type, name, relationship), condition }
}

/** `null=false` asks for the opposite of `null=true`. */
function isFlagDown(operand: FilterOperand): boolean {
  return operand.kind === 'flag' && !operand.flag
}

function patternsFrom(operator: Operator, operand: Exclude<FilterOperand, { kind: 'flag' }>): unknown {
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
