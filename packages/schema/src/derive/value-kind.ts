import type { TSchema } from 'typebox'

/** What a value is, for the column that stores it, the predicates that test it and the cell that shows it. */
export type ValueKind = 'text' | 'integer' | 'boolean' | 'time' | 'json'

/** JSON Schema's words as they are read here; a schema may be any of TypeBox's types. */
interface SchemaWords {
  readonly type?: unknown
  readonly format?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly TSchema[]
}

const kindByType: Readonly<Record<string, ValueKind>> = {
  string: 'text',
  integer: 'integer',
  boolean: 'boolean',
  object: 'json',
}

/** The kind of a schema's values. Throws at start-up for a schema that no column can store. */
export function valueKindOf(schema: TSchema): ValueKind {
  const words: SchemaWords = withoutNull(schema)
  if (words.format === 'date-time') return 'time'
  if (words.enum?.every((value) => typeof value === 'string')) return 'text'
  const kind = typeof words.type === 'string' ? kindByType[words.type] : undefined
  if (kind === undefined) throw new Error(`No column can store a value of ${JSON.stringify(schema)}`)
  return kind
}

/** True when null is one of the schema's values. */
export function isNullable(schema: TSchema): boolean {
  return (schema as SchemaWords).anyOf?.some(isNull) ?? false
}

/** The schema without its null: what `Nullable` was given. */
export function withoutNull(schema: TSchema): TSchema {
  return (schema as SchemaWords).anyOf?.find((option) => !isNull(option)) ?? schema
}

function isNull(schema: TSchema): boolean {
  return (schema as SchemaWords).type === 'null'
}
