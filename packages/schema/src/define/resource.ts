import type { Attribute } from './attribute.ts'
import type { Relationship } from './relationship.ts'

export const actions = ['list', 'retrieve', 'create', 'update', 'delete'] as const

/** What the API offers for a resource as a whole. */
export type Action = (typeof actions)[number]

export type Attributes = Readonly<Record<string, Attribute>>
export type Relationships = Readonly<Record<string, Relationship>>

/** A write-only attribute that moves another one when it is true: `_disable` sets `disabled_at` to the time of the write. */
export interface Trigger {
  readonly sets: string
  readonly to: 'now' | null
  readonly about: string
}

/** The value of an attribute that takes the time of the write, which only the database knows. */
export const timeOfWrite = Symbol('time of write')

/** How the catalog shows a resource: the attribute that names a record, and the columns of its list. */
export interface CatalogView {
  readonly title: string
  readonly columns: readonly string[]
}

/** What a log's records say of a change, by the names of the attributes that say it. */
export interface Log {
  /** Whose change it is: `<of>_type` and `<of>_id` name the record, as its `hasManyAs` of this log has it. */
  readonly of: string
  readonly event: string
  /** Of each attribute what it was and what it became: `["before", "after"]`, or `{"from": "before", "to": "after"}`. */
  readonly changes: string
  readonly who: string
  readonly at: string
}

/** How lists are paged: by number with counts, and by cursors; or by the ids of a log alone, which grows while it is read. */
export type Paging = 'number' | 'cursor'

export type Triggers = Readonly<Record<string, Trigger>>

/** A resource as declared. Covariant in all four, so that any resource is a `Resource`. */
export interface Resource<
  Type extends string = string,
  Fields extends Attributes = Attributes,
  Links extends Relationships = Relationships,
  Moves extends Triggers = Triggers,
> {
  readonly type: Type
  readonly about: string
  readonly attributes: Fields
  readonly relationships: Links
  readonly triggers: Moves
  readonly actions: readonly Action[]
  /** The table or view that the rows are in: of the type's own name unless given. */
  readonly table: string
  /** The caller's own record of this type, at `/api/<path>`; null where a type has more than one. */
  readonly singleton: 'organization' | 'application' | null
  readonly paging: Paging
  /** The order of a list that asks for none. */
  readonly defaultSort: { readonly name: string; readonly direction: 'asc' | 'desc' }
  /** Set where each record is an entry that tells a change of another record; null for all others. */
  readonly log: Log | null
  readonly catalog: CatalogView
}

interface Definition<Fields extends Attributes, Links extends Relationships, Moves extends Triggers> {
  /** One sentence that says what the resource is. */
  readonly about: string
  readonly attributes: Fields
  readonly relationships: Links
  readonly triggers?: Moves
  /** All five unless given. */
  readonly actions?: readonly Action[]
  readonly table?: string
  readonly singleton?: 'organization' | 'application'
  readonly paging?: Paging
  /** The newest first unless given. */
  readonly defaultSort?: { readonly name: string; readonly direction: 'asc' | 'desc' }
  readonly log?: Log
  readonly catalog: {
    readonly title: Extract<keyof Fields, string>
    readonly columns: readonly Extract<keyof Fields, string>[]
  }
}

/**
 * Declares a resource, once and for everything: columns, checks, filters, sorts, links, documents and
 * the catalog's pages are derived from what stands here. Attributes appear on the wire in this order.
 */
export function defineResource<
  const Type extends string,
  const Fields extends Attributes,
  const Links extends Relationships,
  const Moves extends Triggers = Triggers,
>(type: Type, definition: Definition<Fields, Links, Moves>): Resource<Type, Fields, Links, Moves> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- who declares none has none, and Moves names none then
  const triggers = definition.triggers ?? ({} as Moves)
  return {
    table: type,
    actions,
    singleton: null,
    paging: 'number',
    defaultSort: { name: 'created_at', direction: 'desc' },
    log: null,
    ...definition,
    triggers,
    type,
  }
}
