import type { Resource } from '../define/resource.ts'
import type { AttributesOf, RelationshipName, Simplify } from './types.ts'

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
export interface ResourceObject<
  Type extends string = string,
  Attributes = Readonly<Record<string, unknown>>,
  RelationshipNames extends string = string,
> {
  readonly id: string
  readonly type: Type
  readonly attributes: Attributes
  readonly relationships?: { readonly [Name in RelationshipNames]?: RelationshipObject }
  readonly links: Readonly<Record<string, string | null>>
  readonly meta: Readonly<Record<string, unknown>>
}

/** The document of one resource, as the service answers it. */
export type DocumentOf<R extends Resource> = Simplify<{
  readonly data: Simplify<ResourceObject<R['type'], AttributesOf<R>, RelationshipName<R>>>
  readonly included?: readonly ResourceObject[]
  readonly links?: Readonly<Record<string, unknown>>
}>
