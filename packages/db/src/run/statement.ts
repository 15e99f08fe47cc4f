/** A statement ready to be sent. Named ones are planned once for each connection. */
export interface Statement {
  readonly name: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
  /** Said of what changes rows: it is sent with the rights to. */
  readonly isWrite?: true
  /** Said of what reads a few rows from an index: it is not worth a connection of its own. */
  readonly isBrief?: boolean
}

/** The same statement, said to change rows. */
export function writing(statement: Statement): Statement {
  return { ...statement, isWrite: true }
}
