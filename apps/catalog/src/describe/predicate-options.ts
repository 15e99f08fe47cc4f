import { predicates, predicatesFor, predicateWords, type FieldKind } from '@cohort/schema'
import { usualPredicate } from './usual-predicate.ts'

/** A predicate to choose from. */
export interface PredicateOption {
  readonly name: string
  readonly label: string
  /** One of the forms with lists and nulls, which few people look for. */
  readonly isRare: boolean
}

/** The predicates that can test a kind of field, the usual one first. */
export function predicateOptionsFor(kind: FieldKind): readonly PredicateOption[] {
  const options = predicatesFor(kind).flatMap((name) => {
    const predicate = predicates.get(name)
    if (predicate === undefined) return []
    const isRare = predicate.quantifier !== null || predicate.orNull
    return [{ name, label: predicateWords(predicate, kind), isRare }]
  })
  return options.toSorted((a, b) => rankOf(a, kind) - rankOf(b, kind))
}

function rankOf({ name, isRare }: PredicateOption, kind: FieldKind): number {
  return name === usualPredicate[kind] ? 0 : isRare ? 2 : 1
}
