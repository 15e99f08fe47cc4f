/** No answer takes longer, in milliseconds, or more memory, in bytes, whatever else the machine does. They bound work, and measure none. */
const longestAnswerMs = 5_000
const mostGrowthBytes = 64 * 1024 * 1024

/** How often the memory is looked at, in milliseconds. */
const intervalMs = 5

/** Waits for work that answers one request. Throws when it takes too long, or when the process grows too much meanwhile. */
export async function withinBounds<Result>(asked: string, work: () => Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Error(`${asked}: no answer in ${longestAnswerMs} ms`)),
    longestAnswerMs,
  )
  const memory = watchMemory()
  const answered = Promise.race([work(), late]).finally(() => clearTimeout(timer))
  const growth = answered.then(memory.stop, memory.stop)
  const result = await answered
  if ((await growth) <= mostGrowthBytes) return result
  throw new Error(`${asked}: the process has grown by ${await growth} bytes`)
}

/** Tells by how many bytes this process, in which the service is, was larger than now at the most: of its memory, or of its buffers. */
function watchMemory(): { readonly stop: () => number } {
  const before = process.memoryUsage()
  let most = 0
  const look = () => {
    const { rss, arrayBuffers } = process.memoryUsage()
    most = Math.max(most, rss - before.rss, arrayBuffers - before.arrayBuffers)
  }
  const interval = setInterval(look, intervalMs)
  return {
    stop: () => {
      clearInterval(interval)
      look()
      return most
    },
  }
}
