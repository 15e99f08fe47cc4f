import type { Static, TSchema } from 'typebox'
import type { Ability, Attribute } from '../define/attribute.ts'
import type { Resource } from '../define/resource.ts'

type Fields<R extends Resource> = R['attributes']

/** The value of an attribute on the wire. */
export type ValueOf<A> = A extends Attribute<infer Schema extends TSchema> ? Static<Schema> : never

/** Names of the attributes with which a client may do this. */
export type NamesThatCan<R extends Resource, What extends Ability> = {
  [Name in keyof Fields<R>]: What extends AbilitiesOf<Fields<R>[Name]> ? Name : never
}[keyof Fields<R>]

type AbilitiesOf<A> = A extends { options: { can: readonly (infer What)[] } } ? What : never

type RequiredNames<R extends Resource> = {
  [Name in keyof Fields<R>]: Fields<R>[Name] extends { options: { required: true } } ? Name : never
}[keyof Fields<R>]

/** The same type as one object, which is how an editor shows it then. */
export type Simplify<Shape> = { [Key in keyof Shape]: Shape[Key] } & {}

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

export type RelationshipName<R extends Resource> = Extract<keyof R['relationships'], string>

/** The relationships that a create must have. */
export type RequiredLinkName<R extends Resource> = {
  [Link in RelationshipName<R>]: R['relationships'][Link] extends { readonly isRequired: true } ? Link : never
}[RelationshipName<R>]
