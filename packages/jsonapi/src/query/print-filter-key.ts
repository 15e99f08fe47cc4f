import { escapeJsonKey, filterJoins, predicates } from '@cohort/schema'
import type { Filter, FilterField } from './read-query.ts'

/** The name of a filter's parameter in its normalised form: `filter[q][name_or_code_cont]`. The mirror of readFilterKey. */
export function filterKey(filter: Omit<Filter, 'operand'>): string {
  return `filter[q][${filterNames(filter)}_${filter.predicate}]`
}

/** What stands before the predicate: `name_or_code`. */
export function filterNames({ fields, join, predicate }: Omit<Filter, 'operand'>): string {
  const joint = `_${join}_`
  const key = printFrom(fields, joint, `_${predicate}`)
  return key.slice(joint.length, -predicate.length - 1)
}

/** From the right, because how a key inside JSON is written depends on what follows it. */
function printFrom(fields: readonly FilterField[], joint: string, end: string): string {
  return fields.reduceRight((rest, field) => joint + printField(field, rest) + rest, end)
}

function printField({ name, keys, path = [] }: FilterField, rest: string): string {
  const inside = keys === undefined ? '' : `.${printKeys(keys, rest)}`
  return [...path.map((step) => step.name), name].join('_') + inside
}

function printKeys(keys: readonly string[], rest: string): string {
  const text = keys.reduceRight<string | null>(
    (later, key) =>
      printKey(key, later === null ? rest : `.${later}${rest}`) + (later === null ? '' : `.${later}`),
    null,
  )
  return text ?? ''
}

/** A key with what must be escaped in it: an underscore only where a reader would take what follows it for the end of the path. */
function printKey(key: string, rest: string): string {
  return Array.from(key).reduceRight((later, character) => {
    const isEnd = character !== '_' || endsPath(later + rest)
    return (isEnd ? escapeJsonKey(character) : character) + later
  }, '')
}

function endsPath(rest: string): boolean {
  return predicates.has(rest) || filterJoins.some((join) => rest.startsWith(`${join}_`))
}
