/** Longer than this nothing is waited for, in milliseconds. */
const deadlineMs = 20_000

/** How often it is looked, in milliseconds. */
const intervalMs = 20

/**
 * Reads again and again until what was read is as it must be; after the deadline gives what was read last, for the test
 * to show. The log is read only as far as it is settled, and on a busy server that is a moment behind.
 */
export async function eventually<Result>(
  read: () => Promise<Result>,
  isDone: (result: Result) => boolean,
): Promise<Result> {
  const endsAt = Date.now() + deadlineMs
  for (;;) {
    const result = await read()
    if (isDone(result) || Date.now() > endsAt) return result
    await new Promise((resolve) => setTimeout(resolve, intervalMs))
  }
}
