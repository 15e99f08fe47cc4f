import type { Static, TSchema } from 'typebox'
import type { Ability, Attribute } from '../define/attribute.ts'
import type { Resource } from '../define/resource.ts'
import type { FilterJoin } from './filter-grammar.ts'
import type { PredicateName } from './predicates.ts'

type Fields<R extends Resource> = R['attributes']

/** The value of an attribute on the wire. */
type ValueOf<A> = A extends Attribute<infer Schema extends TSchema> ? Static<Schema> : never

/** Names of the attributes with which a client may do this. */
type NamesThatCan<R extends Resource, What extends Ability> = {
  [Name in keyof Fields<R>]: What extends AbilitiesOf<Fields<R>[Name]> ? Name : never
}[keyof Fields<R>]

type AbilitiesOf<A> = A extends { options: { can: readonly (infer What)[] } } ? What : never

type RequiredNames<R extends Resource> = {
  [Name in keyof Fields<R>]: Fields<R>[Name] extends { options: { required: true } } ? Name : never
}[keyof Fields<R>]

type Simplify<Shape> = { [Key in keyof Shape]: Shape[Key] } & {}

/** The attributes of a resource as an answer shows them. */
export type AttributesOf<R extends Resource> = Simplify<{
  readonly [Name in keyof Fields<R>]: ValueOf<Fields<R>[Name]>
}>

/** The attributes that a create takes: the required ones must be there. */
export type CreateInput<R extends Resource> = Simplify<
  { [Name in Extract<RequiredNames<R>, keyof Fields<R>>]: ValueOf<Fields<R>[Name]> } & {
    [Name in Exclude<NamesThatCan<R, 'create'>, RequiredNames<R>>]?: ValueOf<Fields<R>[Name]>
  }
>

/** The attributes that an update takes: what is not there keeps its value. A trigger (`_disable`) fires when it is true. */
export type UpdateInput<R extends Resource> = Simplify<
  {
    [Name in NamesThatCan<R, 'update'>]?: ValueOf<Fields<R>[Name]>
  } & { [Name in TriggerName<R>]?: boolean }
>

/** The triggers that a declaration names; none where it has none. */
type TriggerName<R extends Resource> = keyof {
  [Name in keyof R['triggers'] as string extends Name ? never : Name]: unknown
}

type SortName<R extends Resource> = Extract<NamesThatCan<R, 'sort'>, string> | 'id'

/** A key of `sort`: `name`, `-name` for the other direction, or `customer_group.name` for what a to-one leads to. */
export type SortKey<R extends Resource> = EitherWay<SortName<R> | `${RelationshipName<R>}.${string}`>

/** Each name by itself, so that an editor shows them all. */
type EitherWay<Name extends string> = Name extends string ? Name | `-${Name}` : never

type FilterableName<R extends Resource> = Extract<NamesThatCan<R, 'filter'>, string>

/** The kind of field that a value on the wire is; a time is a text there, and has no predicates that a text has not. */
type KindOf<Value> = Value extends boolean
  ? 'boolean'
  : Value extends number
    ? 'integer'
    : Value extends string
      ? 'text'
      : 'json'

type OwnFilterKey<R extends Resource> = {
  [Name in FilterableName<R>]: `${Name}_${PredicateName<KindOf<NonNullable<ValueOf<Fields<R>[Name]>>>>}`
}[FilterableName<R>]

/**
 * The key of a filter: a field and a predicate that tests its kind (`name_i_cont`), fields that are joined, a relationship and what
 * is behind it, or a path inside JSON. The service knows what of the last three is legal.
 */
export type FilterKey<R extends Resource> =
  | OwnFilterKey<R>
  | `id_${PredicateName<'text'>}`
  | `${FilterableName<R> | 'id'}_${FilterJoin}_${string}`
  | `${RelationshipName<R>}_${string}`
  | `${FilterableName<R>}.${string}`

/** A list is written with commas between its values; an object is written as JSON (`metadata_jcont`). */
export type FilterInput = string | number | boolean | readonly (string | number | boolean)[] | object

/** Filters of a list, all of which must hold: `{name_cont: 'VIP', customers_email_end: '@example.com'}`. */
export type FiltersOf<R extends Resource> = { readonly [Key in FilterKey<R>]?: FilterInput }

export type RelationshipName<R extends Resource> = Extract<keyof R['relationships'], string>
