import type { Resource } from '../define/resource.ts'
import type { AttributesOf, RelationshipName } from './types.ts'

/** Says which resource: what a relationship is made of. */
export interface ResourceIdentifier<Type extends string = string> {
  readonly type: Type
  readonly id: string
}

/** A relationship in a document: where its members are, and who they are when they were included. */
export interface RelationshipObject {
  readonly links?: Readonly<Record<string, string | null>>
  readonly data?: ResourceIdentifier | null | readonly ResourceIdentifier[]
  readonly meta?: Readonly<Record<string, unknown>>
}

/** A resource in a document (JSON:API, resource object). */
export interface ResourceObject<R extends Resource = Resource> {
  readonly id: string
  readonly type: R['type']
  readonly attributes: AttributesOf<R>
  readonly relationships?: { readonly [Name in RelationshipName<R>]?: RelationshipObject }
  readonly links: Readonly<Record<string, string | null>>
  readonly meta: Readonly<Record<string, unknown>>
}

/** The document of one resource, as the service answers it. `Included` are the types that the request included. */
export interface DocumentOf<R extends Resource, Included extends Resource = Resource> {
  readonly data: ResourceObject<R>
  readonly included?: readonly ResourceObject<Included>[]
  readonly links?: Readonly<Record<string, unknown>>
}
