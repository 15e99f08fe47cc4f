import { Null, Union, type TNull, type TSchema, type TUnion } from 'typebox'

export type TNullable<Schema extends TSchema> = TUnion<[Schema, TNull]>

/** The schema or null. On the wire a nullable attribute is always present: `null` says that it has no value. */
export function Nullable<Schema extends TSchema>(schema: Schema): TNullable<Schema> {
  return Union([schema, Null()])
}
