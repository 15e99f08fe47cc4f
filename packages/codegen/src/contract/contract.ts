/** A contract as generated/contract.json has it: of the parts that changes are told of, what is read. */
export interface Contract {
  readonly resources: Members<ResourceContract>
  /** The predicates of each kind of field. */
  readonly predicates: Members<readonly string[]>
  /** What each predicate takes. */
  readonly operands: Members<string>
  readonly joins: readonly string[]
  /** The most, or what is taken unless given, of something that clients meet: by what it is about, and by its name. */
  readonly limits: Members<Members<number>>
  /** The families of parameters that a kind of request takes. */
  readonly parameters: Members<readonly string[]>
  /** What the records of a list can be counted by, and for which periods. */
  readonly groupings: Members<readonly string[]>
  readonly periods: readonly string[]
  /** The media type of each format of an export. */
  readonly formats: Members<string>
  readonly errors: Members<{ readonly status: number; readonly title?: string }>
  /** The words for what is wrong with a value: `meta.error` of a VALIDATION_ERROR. */
  readonly rules: readonly string[]
}

type Members<Value> = Readonly<Record<string, Value>>

export interface ResourceContract {
  readonly actions: readonly string[]
  /** What callers of each role may do. */
  readonly callers?: Members<readonly string[]>
  readonly singleton?: string | null
  readonly paging?: string
  readonly default_sort?: { readonly name: string; readonly direction: string }
  readonly attributes: Members<AttributeContract>
  readonly triggers?: Members<{ readonly sets: string; readonly to: string | null }>
  readonly relationships: Members<RelationshipContract>
  readonly filters?: {
    readonly fields: Members<string>
    readonly relationships: readonly string[]
    readonly plain_keys: Members<string>
  }
}

export interface AttributeContract {
  readonly kind: string
  readonly nullable: boolean
  readonly required?: boolean
  readonly unique?: boolean | string
  readonly can?: readonly string[]
  readonly schema: Members<unknown>
}

export interface RelationshipContract {
  readonly kind: string
  readonly target?: string
  readonly isRequired?: boolean
  readonly isReadOnly?: boolean
  readonly isOwned?: boolean
  readonly by?: string
  readonly as?: string
  readonly can?: readonly string[]
}
