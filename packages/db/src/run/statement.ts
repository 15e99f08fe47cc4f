/** A statement ready to be sent. Named ones are planned once for each connection. */
export interface Statement {
  readonly name: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
}
