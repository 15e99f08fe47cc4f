import type { Filter, FilterField } from '@cohort/jsonapi/query'
import { predicateWords, type Predicate, type Resource } from '@cohort/schema'
import { draftOf } from './filter-draft.ts'
import { absoluteText, type Zone } from './times.ts'
import { inSentence, labelOf } from './words.ts'

/** A filter in words: `Name or code` `starts with` `“vip”`. */
export interface FilterWords {
  readonly names: string
  readonly test: string
  readonly value: string
}

/** A filter as its chip says it. */
export function wordsOf(resource: Resource, filter: Filter, zone: Zone): FilterWords {
  const { fields, join, test, operand } = filter
  const [first = '', ...others] = fields.map(fieldLabel)
  const names = [first, ...others.map(inSentence)].join(` ${join} `)
  const words = predicateWords(test, fields[0]?.kind ?? 'text')
  if (operand.kind !== 'flag') return { names, test: words, value: valueWords(resource, filter, zone) }
  return { names, test: operand.flag ? words : predicateWords(invert(test), 'text'), value: '' }
}

/** `Customer group name`, `Metadata.tier`: how one gets to a field, and what it is called. */
function fieldLabel({ name, keys = [], path = [] }: FilterField): string {
  const words = [...path.map((step) => step.name), name].join('_')
  return [labelOf(words), ...keys].join('.')
}

/** `null=false` says the same as `not_null=true`. */
function invert(test: Predicate): Predicate {
  return { ...test, isNegated: !test.isNegated }
}

function valueWords(resource: Resource, filter: Filter, zone: Zone): string {
  const { operand, fields } = filter
  if (operand.kind === 'value' && fields[0]?.kind === 'time') return absoluteText(String(operand.value), zone)
  const { value } = draftOf(resource, filter)
  return operand.kind === 'value' && typeof operand.value === 'string' ? `“${value}”` : value
}
