import type { BelongsToAny } from '../define/relationship.ts'
import type { Resource } from '../define/resource.ts'
import type { ResourceTypes } from '../named-resources.ts'
import type { RelationshipName } from './types.ts'

/** The declaration of what a relationship leads to; one of several where it may lead to several, any where nothing is known of it. */
export type TargetOf<R extends Resource, Link extends RelationshipName<R>> = TargetOfLink<
  R['relationships'][Link]
>

type TargetOfLink<Link> = Link extends { readonly target: infer Type }
  ? Type extends keyof ResourceTypes
    ? ResourceTypes[Type]
    : Resource
  : Link extends BelongsToAny
    ? ResourceTypes[keyof ResourceTypes]
    : Resource
