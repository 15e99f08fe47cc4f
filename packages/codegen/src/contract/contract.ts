/** A contract as generated/contract.json has it: of the parts that changes are told of, what is read. */
export interface Contract {
  readonly resources: Members<ResourceContract>
  /** The predicates of each kind of field. */
  readonly predicates: Members<readonly string[]>
  /** What each predicate takes. */
  readonly operands: Members<string>
  readonly joins: readonly string[]
  readonly errors: Members<{ readonly status: number }>
}

type Members<Value> = Readonly<Record<string, Value>>

export interface ResourceContract {
  readonly actions: readonly string[]
  readonly attributes: Members<AttributeContract>
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
  readonly can?: readonly string[]
}
