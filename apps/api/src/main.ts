import { readConfig } from './config.ts'
import { greeting } from './greeting.ts'
import { start } from './start.ts'

/** The longest that a stop may take, in milliseconds; then the process ends as it is. */
const stopTimeoutMs = 10_000

const report = (line: string) => console.log(`  ${line}`)

try {
  const service = await start(readConfig(), report)
  console.log(greeting(service))
  process.once('SIGINT', () => void stop('Stopping …'))
  process.once('SIGTERM', () => void stop('Stopping …'))

  const stop = async (line: string) => {
    console.log(line)
    setTimeout(() => process.exit(1), stopTimeoutMs).unref()
    await service.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
