import { predicates, predicateWords, type FieldKind, type Predicate } from '@cohort/schema'
import { withMarkedPart } from './marked-part.ts'

const kinds = ['text', 'integer', 'boolean', 'time', 'json', 'path'] as const satisfies readonly FieldKind[]

/** docs/filters.md with the table of predicates as the grammar has them now. */
export function filtersFile(current: string): string {
  return withMarkedPart(current, 'predicates', predicateTable())
}

/** A line for each predicate without its forms with lists and nulls, which stand beside it. */
function predicateTable(): string {
  const plain = [...predicates].filter(([, { quantifier, orNull }]) => quantifier === null && !orNull)
  const rows = [
    ['predicate', 'asks whether the field', 'value', 'also', ...kinds],
    ...plain.map(([name, predicate]) => rowOf(name, predicate)),
  ]
  const widths =
    rows[0]?.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const [head = '', ...body] = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n')
}

function rowOf(name: string, predicate: Predicate): readonly string[] {
  const forms = ['_any', '_all', '_or_null'].filter((form) => predicates.has(`${name}${form}`))
  const kind = predicate.kinds[0] ?? 'text'
  return [
    `\`${name}\``,
    predicateWords(predicate, kind),
    predicate.operand,
    forms.map((form) => `\`${form}\``).join(' '),
    ...kinds.map((known) => (predicate.kinds.includes(known) ? 'yes' : '')),
  ]
}
