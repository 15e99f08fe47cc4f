import type { BelongsTo, BelongsToAny, ToMany } from '../define/relationship.ts'
import type { Resource } from '../define/resource.ts'
import type { FilterJoin } from './filter-grammar.ts'
import type { PredicateName } from './predicates.ts'
import type { TNullable } from '../types/nullable.ts'
import type { TTimestamp } from '../types/timestamp.ts'
import type { TargetOf } from './target-types.ts'
import type { NamesThatCan, RelationshipName, ValueOf } from './types.ts'

type FilterableName<R extends Resource> = Extract<NamesThatCan<R, 'filter'>, string>

/** The kind of field that an attribute is. */
type KindOf<A> = A extends { readonly schema: infer Schema }
  ? Schema extends TTimestamp | TNullable<TTimestamp>
    ? 'time'
    : KindOfValue<NonNullable<ValueOf<A>>>
  : never

type KindOfValue<Value> = Value extends boolean
  ? 'boolean'
  : Value extends number
    ? 'integer'
    : Value extends string
      ? 'text'
      : 'json'

/**
 * The key of a filter: a field and a predicate that tests its kind (`name_i_cont`), also of what a relationship leads to
 * (`customers_email_end`); a path inside JSON and what tests it; or fields that are joined. How a key goes on behind a join or a
 * second relationship only the service knows: all keys would be too many to be types.
 */
export type FilterKey<R extends Resource> =
  | OwnFilterKey<R>
  | `${JsonName<R>}.${string}_${PredicateName<'path'>}`
  | { [Link in CrossableName<R>]: `${Link}_${KeyBehind<TargetOf<R, Link>>}` }[CrossableName<R>]

/** A key that begins with a field of the resource's own: one of an attribute, its id, or what a to-one leads to. */
type OwnFilterKey<R extends Resource> =
  | {
      [Name in FilterableName<R>]: `${Name}_${PredicateName<KindOf<R['attributes'][Name]>>}`
    }[FilterableName<R>]
  | `${'id' | LinkColumn<R>}_${PredicateName<'text'>}`
  | `${FilterableName<R> | 'id' | LinkColumn<R>}_${FilterJoin}_${string}`

type JsonName<R extends Resource> = {
  [Name in FilterableName<R>]: KindOf<R['attributes'][Name]> extends 'json' ? Name : never
}[FilterableName<R>]

/** How a key goes on behind a relationship: any way where nothing is known of what it leads to. */
type KeyBehind<Target extends Resource> = string extends keyof Target['attributes']
  ? string
  : OwnFilterKey<Target> | `${JsonName<Target>}.${string}` | `${CrossableName<Target>}_${string}`

/** The columns of the to-ones that filters may name: `customer_group_id`, `attachable_type`. */
type LinkColumn<R extends Resource> = {
  [Link in RelationshipName<R>]: R['relationships'][Link] extends BelongsTo<string, infer Can>
    ? 'filter' extends Can
      ? `${Link}_id`
      : never
    : R['relationships'][Link] extends BelongsToAny<infer Can>
      ? 'filter' extends Can
        ? `${Link}_${'type' | 'id'}`
        : never
      : never
}[RelationshipName<R>]

/** The relationships that filters may cross: all but those that lead to several types. */
type CrossableName<R extends Resource> = {
  [Link in RelationshipName<R>]: R['relationships'][Link] extends BelongsTo<string, infer Can>
    ? 'filter' extends Can
      ? Link
      : never
    : R['relationships'][Link] extends ToMany
      ? Link
      : never
}[RelationshipName<R>]

/** A list is written with commas between its values; an object is written as JSON (`metadata_jcont`). */
export type FilterInput = string | number | boolean | readonly (string | number | boolean)[] | object

/** Filters of a list, all of which must hold: `{name_cont: 'VIP', customers_email_end: '@example.com'}`. */
export type FiltersOf<R extends Resource> = { readonly [Key in FilterKey<R>]?: FilterInput }
