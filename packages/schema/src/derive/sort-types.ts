import type { BelongsTo } from '../define/relationship.ts'
import type { Resource } from '../define/resource.ts'
import type { TargetOf } from './target-types.ts'
import type { NamesThatCan, RelationshipName } from './types.ts'

/** A key of `sort`: `name`, `-name` for the other direction, or `customer_group.name` for what a to-one leads to. */
export type SortKey<R extends Resource> = EitherWay<SortName<R> | RelatedSortName<R>>

/** Each name by itself, so that an editor shows them all. */
type EitherWay<Name extends string> = Name extends string ? Name | `-${Name}` : never

type SortName<R extends Resource> = Extract<NamesThatCan<R, 'sort'>, string> | 'id'

type RelatedSortName<R extends Resource> = {
  [Link in RelationshipName<R>]: R['relationships'][Link] extends BelongsTo<string, infer Can>
    ? 'sort' extends Can
      ? `${Link}.${SortName<TargetOf<R, Link>>}`
      : never
    : never
}[RelationshipName<R>]
