import { readConfig } from './config.ts'
import { greeting } from './greeting.ts'
import { start } from './start.ts'

/** The longest that a stop may take, in milliseconds; then the process ends as it is. */
const stopTimeoutMs = 10_000

const report = (line: string) => console.log(`  ${line}`)

try {
  const config = readConfig()
  const service = await start(config, report)
  console.log(greeting(service))
  // Somebody at a terminal does not wait for a proxy to notice.
  process.once('SIGINT', () => void stop(0))
  process.once('SIGTERM', () => void stop(config.drainSeconds))

  const stop = async (drainSeconds: number) => {
    console.log('Stopping …')
    setTimeout(() => process.exit(1), stopTimeoutMs).unref()
    await service.stop(drainSeconds)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
