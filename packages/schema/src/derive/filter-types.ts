import type { BelongsTo, BelongsToAny, ToMany } from '../define/relationship.ts'
import type { Resource } from '../define/resource.ts'
import type { FilterJoin } from './filter-grammar.ts'
import type { FilterInput, FilterInputOf } from './filter-input.ts'
import type { PredicateName } from './predicates.ts'
import type { TNullable } from '../types/nullable.ts'
import type { TTimestamp } from '../types/timestamp.ts'
import type { TargetOf } from './target-types.ts'
import type { NamesThatCan, RelationshipName, ValueOf } from './types.ts'

/** Filters of a list, all of which must hold: `{name_cont: 'VIP', customers_email_end: '@example.com'}`. */
export type FiltersOf<R extends Resource> = { readonly [Key in FilterKey<R>]?: FilterInput | undefined }

/**
 * The same for the keys that are written, each of which is read to its end: what is no filter, and a value that its predicate
 * does not take, do not compile. `FiltersOf` where they are those of a `FiltersOf`, which may be any, and of any resource. (That
 * comes first: of a resource that is not known yet the compiler must not follow the relationships, which have no end.)
 */
export type WrittenFilters<R extends Resource, Key extends string> = string extends R['type']
  ? Readonly<Record<string, FilterInput | undefined>>
  : [`id_${PredicateName<'text'>}`] extends [Key]
    ? FiltersOf<NoInfer<R>>
    : KnownFilters<NoInfer<R>> & { readonly [Name in Key]?: FilterInputOf<R, Name> | undefined }

/** What an editor offers. */
type KnownFilters<R extends Resource> = { readonly [Key in KnownKey<R>]?: unknown }

/**
 * The key of a filter: a field and a predicate that tests its kind (`name_i_cont`), also of what a relationship leads to
 * (`customers_email_end`); a path inside JSON and what tests it; or fields that are joined. All keys would be too many to be types:
 * how one goes on behind a join or a second relationship is read of those that are written (`FilterInputOf`).
 */
export type FilterKey<R extends Resource> =
  | KnownKey<R>
  | JoinedKey<R>
  | `${JsonName<R>}.${string}_${PredicateName<'path'>}`
  | { [Link in CrossableName<R>]: `${Link}_${KeyBehind<TargetOf<R, Link>>}` }[CrossableName<R>]

/** The keys that can be told one by one: of the resource's own fields, and of those a relationship away. */
type KnownKey<R extends Resource> =
  | OwnKey<R>
  | { [Link in CrossableName<R>]: `${Link}_${OwnKey<TargetOf<R, Link>>}` }[CrossableName<R>]

type OwnKey<R extends Resource> = {
  [Name in FilterName<R>]: `${Name}_${PredicateName<FilterKind<R, Name>>}`
}[FilterName<R>]

type JoinedKey<R extends Resource> = `${FilterName<R>}_${FilterJoin}_${string}`

/** How a key goes on behind a relationship that cannot be told: any way where nothing is known of what it leads to. */
type KeyBehind<Target extends Resource> = string extends keyof Target['attributes']
  ? string
  : JoinedKey<Target> | `${JsonName<Target>}.${string}` | `${CrossableName<Target>}_${string}`

/** What a key can begin with: an attribute, the id, or what a to-one leads to. */
export type FilterName<R extends Resource> = FilterableName<R> | 'id' | LinkColumn<R>

type FilterableName<R extends Resource> = Extract<NamesThatCan<R, 'filter'>, string>

/** The kind of field that a name is: of the ids and types that are no attributes, a text. */
export type FilterKind<R extends Resource, Name extends string> = Name extends keyof R['attributes']
  ? KindOf<R['attributes'][Name]>
  : 'text'

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

/** The fields that have paths inside. */
export type JsonName<R extends Resource> = {
  [Name in FilterableName<R>]: KindOf<R['attributes'][Name]> extends 'json' ? Name : never
}[FilterableName<R>]

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
export type CrossableName<R extends Resource> = {
  [Link in RelationshipName<R>]: R['relationships'][Link] extends BelongsTo<string, infer Can>
    ? 'filter' extends Can
      ? Link
      : never
    : R['relationships'][Link] extends ToMany
      ? Link
      : never
}[RelationshipName<R>]
