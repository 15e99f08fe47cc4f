import type {
  HasMany,
  RelationshipName,
  RequiredLinkName,
  Resource,
  ResourceIdentifier,
  Simplify,
  TargetOf,
  ToMany,
} from '@cohort/schema'
import type { FieldName } from './list-query.ts'
import type { ListResult, RecordOrNullResult, ResourceRecord } from './record.ts'

/**
 * The members of the relationships that a query included, as records that are linked in their turn:
 * with `include: ['markets.price_list']` it is `linked.markets[0].linked.price_list`.
 */
export type LinkedOf<R extends Resource, Name, Path> = {
  readonly [
    Link in Extract<HeadOf<Path>, Name & RelationshipName<R>>
  ]: R['relationships'][Link] extends ToMany
    ? readonly RecordOf<TargetOf<R, Link>, RestOf<Path, Link>>[]
    : RecordOf<TargetOf<R, Link>, RestOf<Path, Link>> | null
}

/** A record of one of several types, to be told apart by `type`. */
type RecordOf<R, Path extends string> = R extends Resource ? ResourceRecord<R, FieldName<R>, Path> : never

type HeadOf<Path> = Path extends `${infer Head}.${string}` ? Head : Path

type RestOf<Path, Head extends string> = Path extends `${Head}.${infer Rest}` ? Rest : never

/** What a request for a relationship gives: a page of a to-many, one record or none of a to-one. */
export type RelatedResult<
  R extends Resource,
  Link extends RelationshipName<R>,
  Name extends FieldName<TargetOf<R, Link>>,
  Path extends string,
> = R['relationships'][Link] extends ToMany
  ? ListResult<TargetOf<R, Link>, Name, Path>
  : RecordOrNullResult<TargetOf<R, Link>, Name, Path>

/** The identifiers of a relationship's members; a to-one that is required has no null. */
export type LinkageOf<
  R extends Resource,
  Link extends RelationshipName<R>,
> = R['relationships'][Link] extends ToMany
  ? readonly ResourceIdentifier<TargetOf<R, Link>['type']>[]
  : ResourceIdentifier<TargetOf<R, Link>['type']> | (Link extends RequiredLinkName<R> ? never : null)

/** The to-manys whose members can be changed: those that point here with a foreign key, and are not read-only. */
export type MemberListName<R extends Resource> = {
  [Link in RelationshipName<R>]: R['relationships'][Link] extends HasMany<string, false> ? Link : never
}[RelationshipName<R>]

/** The relationships that a create or an update takes: to-ones that can be set, and lists of members. */
export type RelationshipsInput<R extends Resource, What extends 'create' | 'update'> = {
  readonly [Link in WritableName<R, What>]?: LinkageOf<R, Link>
}

/** The relationships that a create takes where some of them must be there. */
export type RequiredRelationships<R extends Resource> = Simplify<
  RelationshipsInput<R, 'create'> & { readonly [Link in RequiredLinkName<R>]: LinkageOf<R, Link> }
>

type WritableName<R extends Resource, What extends 'create' | 'update'> = {
  [Link in RelationshipName<R>]: IsWritable<R['relationships'][Link], What> extends true ? Link : never
}[RelationshipName<R>]

type IsWritable<Link, What> =
  Link extends HasMany<string, false>
    ? true
    : Link extends { readonly can: readonly (infer Can)[] }
      ? What extends Can
        ? true
        : false
      : false
