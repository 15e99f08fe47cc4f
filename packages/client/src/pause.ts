/** Waits; throws the reason of the signal when that aborts. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      settle()
    }
    const abort = end(() => reject(signal?.reason))
    const timer = setTimeout(
      end(() => resolve()),
      ms,
    )
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort)
  })
}
