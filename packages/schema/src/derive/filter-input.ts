import type { Resource } from '../define/resource.ts'
import type { FilterJoin } from './filter-grammar.ts'
import type { CrossableName, FilterKind, FilterName, JsonName } from './filter-types.ts'
import type { FieldKind, OperandName, PredicateName } from './predicates.ts'
import type { TargetOf } from './target-types.ts'

/** A list is written with commas between its values; an object is written as JSON (`metadata_jcont`). */
export type FilterInput = string | number | boolean | readonly (string | number | boolean)[] | object

/**
 * What the filter of this key takes: `FilterInputOf<R, 'customers_created_at_in'>` is a list of texts. The key is read as the
 * service reads it (`readFilterKey`), so that only those that are written are types, of all that could be. One that cannot be read
 * takes a `NoFilter`, which nothing is.
 */
export type FilterInputOf<R extends Resource, Key extends string> =
  ReadFrom<R, R, Key> extends infer Read
    ? [InputOf<Read>] extends [never]
      ? Slip<R, Key>
      : InputOf<Read>
    : never

declare const noFilter: unique symbol

/** Stands in an error of the compiler for a key that no filter has: by `Key`, records of this type cannot be filtered. */
export interface NoFilter<Type extends string, Key extends string> {
  readonly [noFilter]: [Type, Key]
}

/** Where a key cannot be read any more, as far as relationships lead. */
type Slip<R extends Resource, Key extends string> = {
  [Link in CrossableName<R>]: Key extends `${Link}_${infer Rest}` ? Slip<TargetOf<R, Link>, Rest> : never
}[CrossableName<R>] extends infer Behind
  ? [Behind] extends [never]
    ? NoFilter<R['type'], Key>
    : Behind
  : never

/** A key that was read: the kind that all its fields are of, which is none where they are of several, and its predicate. */
interface Reading<Kind, Predicate extends string> {
  readonly kind: Kind
  readonly predicate: Predicate
}

/** Reads a field of `At` and what comes behind it; a field that is joined begins at `Root` again. A key of any text has any reading. */
type ReadFrom<
  Root extends Resource,
  At extends Resource,
  Key extends string,
  Join = FilterJoin,
  Kind = FieldKind,
> = string extends Key | keyof At['attributes']
  ? Reading<Kind, string>
  : | {
        [Name in FilterName<At>]: Key extends `${Name}_${infer Rest}`
          ? ReadBehind<Root, Rest, Join, Kind & FilterKind<At, Name>>
          : never
      }[FilterName<At>]
    | {
        [Name in JsonName<At>]: Key extends `${Name}.${infer Path}`
          ? ReadPath<Root, Path, Join, Kind & 'path'>
          : never
      }[JsonName<At>]
    | {
        [Link in CrossableName<At>]: Key extends `${Link}_${infer Rest}`
          ? ReadFrom<Root, TargetOf<At, Link>, Rest, Join, Kind>
          : never
      }[CrossableName<At>]

/** Behind a field: a predicate that ends the key, or the join of the fields before and another field. */
type ReadBehind<Root extends Resource, Rest extends string, Join, Kind> =
  Rest extends PredicateName<FieldKind>
    ? Reading<Kind, Rest>
    : Rest extends `${infer Word}_${infer Next}`
      ? Word extends Join
        ? ReadFrom<Root, Root, Next, Word, Kind>
        : never
      : never

/** Inside JSON any key is legal: a path ends at the first underscore that is not escaped, and behind which the rest can be read. */
type ReadPath<
  Root extends Resource,
  Path extends string,
  Join,
  Kind,
> = Path extends `${infer Before}_${infer Rest}`
  ? string extends Before
    ? Reading<Kind, string>
    : (IsEscaped<Before> extends true ? never : ReadBehind<Root, Rest, Join, Kind>) extends infer Read
      ? [Read] extends [never]
        ? ReadPath<Root, Rest, Join, Kind>
        : Read
      : never
  : never

/** True when what follows is escaped: behind an odd number of backslashes. */
type IsEscaped<Before extends string> = Before extends `${infer Shorter}\\`
  ? IsEscaped<Shorter> extends true
    ? false
    : true
  : false

/** What a reading takes: nothing where its predicate does not test its kind. */
type InputOf<Read> =
  Read extends Reading<infer Kind extends FieldKind, infer Predicate>
    ? string extends Predicate
      ? FilterInput
      : Predicate extends PredicateName<Kind>
        ? Inputs<Kind>[OperandName<Predicate>]
        : never
    : never

/** How operands are written. JSON may be a text already. */
interface Inputs<Kind extends FieldKind> {
  readonly value: ValueByKind[Kind]
  readonly list: readonly ValueByKind[Kind][]
  readonly flag: boolean
  readonly json: object | string
}

/** A path leads to a value of any kind. */
interface ValueByKind {
  readonly text: string
  readonly integer: number
  readonly boolean: boolean
  readonly time: string
  readonly json: never
  readonly path: string | number | boolean
}
