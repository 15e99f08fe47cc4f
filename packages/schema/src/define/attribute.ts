import type { TSchema } from 'typebox'

/** What a client may do with an attribute: set it at creation, change it, filter by it, sort by it. */
export type Ability = 'create' | 'update' | 'filter' | 'sort'

export interface AttributeOptions {
  /** Must be given, and not be blank, when the resource is created. */
  readonly required?: true
  /** No two resources of one environment have the same value; `without_case`: not even in another case. */
  readonly unique?: true | 'without_case'
  readonly can?: readonly Ability[]
}

/** One attribute: the schema of its value, and what may be done with it. */
export interface Attribute<
  Schema extends TSchema = TSchema,
  Options extends AttributeOptions = AttributeOptions,
> {
  readonly schema: Schema
  readonly options: Options
}

/**
 * Declares an attribute. What a client may do stands here and not in the schema, because TypeBox
 * keeps schema options out of the type, and the types of inputs and filters are derived from it.
 */
export function attribute<const Schema extends TSchema, const Options extends AttributeOptions>(
  schema: Schema,
  options: Options,
): Attribute<Schema, Options> {
  return { schema, options }
}

/** True when a client may do this with the attribute. */
export function can({ options }: Attribute, ability: Ability): boolean {
  return options.can?.includes(ability) ?? false
}
