import { setTimeout as sleep } from 'node:timers/promises'

interface Pace {
  readonly intervalMs?: number
  readonly timeoutMs?: number
}

/** Asks again and again until there is an answer; undefined when there was none in time. Asks at least once. */
export async function poll<Answer>(
  ask: () => Promise<Answer | undefined>,
  { intervalMs = 20, timeoutMs = Number.POSITIVE_INFINITY }: Pace = {},
): Promise<Answer | undefined> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined || performance.now() >= deadline) return answer
    await sleep(intervalMs)
  }
}
