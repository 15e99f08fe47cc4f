/** An answer as it was read by whoever asked, and what they had said: the path, the body, or all bytes of a socket. */
export interface HeardAnswer {
  readonly path: string
  readonly said: string
  /** Of the request; of a socket all that were sent. */
  readonly authorization: string
  readonly status: number
  readonly text: string
}

/** By the port of its server: who wants to hear of every answer. */
const listeners = new Map<number, Set<(answer: HeardAnswer) => void>>()

/** Tells whoever listens of an answer; what it says is read only for them. */
export function tellAnswer(port: number, read: () => HeardAnswer): void {
  const hearing = listeners.get(port)
  if (hearing === undefined || hearing.size === 0) return
  const answer = read()
  for (const hear of hearing) hear(answer)
}

/** Hears every answer of a server while the work runs, whoever asked for it. */
export async function hearingAnswers<Result>(
  port: number,
  hear: (answer: HeardAnswer) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const hearing = listeners.get(port) ?? new Set()
  listeners.set(port, hearing.add(hear))
  try {
    return await work()
  } finally {
    hearing.delete(hear)
  }
}
