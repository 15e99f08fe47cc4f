import type { Operator } from '@cohort/schema'
import type { FilterOperand, FilterValue } from '@cohort/jsonapi/query'
import { patternsFrom } from './patterns-from.ts'
import type { JsonTest } from './read-plan.ts'
import type { AddValue } from './values.ts'

type Named = Omit<JsonTest, 'kind' | 'keys' | 'compares' | 'operand'>

/** The test of what `keys` lead to. Equality becomes containment of a whole document, which the index of metadata answers. */
export function jsonTestFrom(
  named: Named,
  keys: readonly string[],
  operand: FilterOperand,
  add: AddValue,
): JsonTest {
  const documents = documentsFrom(named, operand)
  const whole = documents?.map((value) => documentWith(keys, value))
  const compares = whole ? 'documents' : isNumberComparison(named.operator, operand) ? 'number' : 'text'
  return {
    kind: 'json_test',
    ...named,
    keys: keys.map(add),
    compares,
    operand: whole ? add(whole) : operand.kind === 'flag' ? null : add(patternsFrom(named.operator, operand)),
  }
}

/** The JSON texts of the values that pass; undefined for an operator that is no equality. */
function documentsFrom(
  { operator, isNegated }: Named,
  operand: FilterOperand,
): readonly string[] | undefined {
  if (operator === 'true') return [String(!isNegated)]
  if (operand.kind === 'json') return [operand.json]
  if (operator !== 'eq' && operator !== 'in') return undefined
  return valuesOf(operand).flatMap((value) => jsonTextsOf(String(value)))
}

function valuesOf(operand: FilterOperand): readonly FilterValue[] {
  switch (operand.kind) {
    case 'value':
      return [operand.value]
    case 'list':
      return operand.values
    case 'flag':
    case 'json':
      return []
  }
}

/** What a value may stand for: `5` is the text and the number, `true` the text and the yes. */
function jsonTextsOf(text: string): readonly string[] {
  const isOther = isNumber(text) || text === 'true' || text === 'false'
  return isOther ? [JSON.stringify(text), text] : [JSON.stringify(text)]
}

/** `{"address":{"city":"Bergen"}}` */
function documentWith(keys: readonly string[], json: string): string {
  return keys.reduceRight((inner, key) => `{${JSON.stringify(key)}:${inner}}`, json)
}

const comparisons: ReadonlySet<Operator> = new Set<Operator>(['lt', 'lteq', 'gt', 'gteq'])

function isNumberComparison(operator: Operator, operand: FilterOperand): boolean {
  return comparisons.has(operator) && operand.kind === 'value' && isNumber(String(operand.value))
}

/** A number as JSON writes it, and that PostgreSQL has room for. */
function isNumber(text: string): boolean {
  return text.length <= 1000 && /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d{1,3})?$/i.test(text)
}
