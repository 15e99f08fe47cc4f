/** What the log has of an error. */
interface ErrorFields {
  readonly type: string
  readonly message?: string
  readonly code?: string
  /** Where it happened, without the message that a stack begins with. */
  readonly frames: readonly string[]
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  readonly routine?: string
  readonly cause?: ErrorFields
}

/** Classes of SQLSTATE whose messages are of the server's own state. Those of others repeat values of the request. */
const ownMessages = /^(08|25|40|53|54|55|57|58)/

/** An error by a list of fields: PostgreSQL repeats in its messages and details what a client has sent. */
export function errorFields(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] }
  const code = textOf(error, 'code')
  const isOfPostgres = textOf(error, 'severity') !== undefined
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    ...((!isOfPostgres || ownMessages.test(code ?? '')) && { message: error.message }),
    ...(isOfPostgres && placeOf(error)),
    frames: (error.stack ?? '').split('\n').flatMap((line) => /^\s+at (.*)/.exec(line)?.[1] ?? []),
    ...(error.cause !== undefined && { cause: errorFields(error.cause) }),
  }
}

function placeOf(error: Error) {
  const names = ['constraint', 'table', 'column', 'routine'] as const
  const found = names.map((name) => [name, textOf(error, name)] as const)
  return Object.fromEntries(found.filter(([, text]) => text !== undefined))
}

function textOf(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}
