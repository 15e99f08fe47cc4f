/** What is judged of an answer that a server gave, as it saw it: bodies as they travelled. */
export interface SeenAnswer {
  readonly request: { readonly method: string; readonly path: string; readonly accept: string | undefined }
  readonly received: Buffer
  readonly receivedAs: string | undefined
  readonly status: number
  readonly headers: Headers
  readonly sent: Buffer
}

/** By the port of its server: the answers that nobody has checked yet. */
const unchecked = new Map<number, SeenAnswer[]>()

export function rememberAnswer(port: number, answer: SeenAnswer): void {
  unchecked.set(port, [...(unchecked.get(port) ?? []), answer])
}

/** A test has checked this answer: it need not be checked again. */
export function forgetAnswer(headers: Headers): void {
  const id = headers.get('X-Request-Id')
  for (const [port, answers] of unchecked)
    unchecked.set(
      port,
      answers.filter((answer) => answer.headers.get('X-Request-Id') !== id),
    )
}

/** The answers that are still to be checked, which are forgotten. */
export function takeUnchecked(port: number): readonly SeenAnswer[] {
  const answers = unchecked.get(port) ?? []
  unchecked.delete(port)
  return answers
}
