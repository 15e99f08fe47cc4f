import type { PathStep, Resource } from '@cohort/schema'
import type { Filter, FilterField, FilterOperand } from '@cohort/jsonapi/query'
import { jsonTestFrom } from './json-test-from.ts'
import { patternsFrom } from './patterns-from.ts'
import type { ColumnTest, Condition, JsonTest } from './read-plan.ts'
import { relatedJoin } from './related-join.ts'
import type { AddValue } from './values.ts'

/** The condition of a filter: one test for each of its fields, joined as the filter says. */
export function conditionFrom({ type }: Resource, filter: Filter, add: AddValue): Condition {
  const tests = filter.fields.map((field) => across(type, field.path ?? [], testFrom(field, filter, add)))
  const [only] = tests
  if (only !== undefined && tests.length === 1) return only
  return { kind: filter.join === 'or' ? 'some' : 'every', conditions: tests }
}

function testFrom(
  { name, kind, keys = [] }: FilterField,
  { test, operand }: Filter,
  add: AddValue,
): ColumnTest | JsonTest {
  const { operator, quantifier, orNull } = test
  const isNegated = test.isNegated !== isFlagDown(operand)
  const shared = { column: name, operator, quantifier, orNull, isNegated }
  if (kind === 'path') return jsonTestFrom(shared, keys, operand, add)
  return {
    kind: 'test',
    ...shared,
    valueKind: kind,
    operand: operand.kind === 'flag' ? null : add(patternsFrom(operator, operand)),
  }
}

/** The test of a field that relationships lead to: there is a related row that passes it. */
function across(type: string, [step, ...rest]: readonly PathStep[], test: ColumnTest | JsonTest): Condition {
  if (step === undefined) return test
  const { name, relationship, target } = step
  const condition = across(target.type, rest, test)
  return { kind: 'related', table: target.table, join: relatedJoin(type, name, relationship), condition }
}

/** `null=false` asks for the opposite of `null=true`. */
function isFlagDown(operand: FilterOperand): boolean {
  return operand.kind === 'flag' && !operand.flag
}
