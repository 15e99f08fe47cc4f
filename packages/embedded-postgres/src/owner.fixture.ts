/**
 * A process that owns a PostgreSQL, for tests to kill: `node owner.fixture.ts <folder>`. Prints `ready <url>` or
 * `refused <message>`; stops when its input ends; exits without stopping when it reads a line; outlives SIGINT.
 */
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'

const [folder = ''] = process.argv.slice(2)
process.on('SIGINT', () => console.log('interrupted'))
try {
  const server = await startEmbeddedPostgres({ folder, settings: { fsync: 'off' } })
  process.stdin.on('data', () => process.exit(3))
  process.stdin.on('end', () => void server.stop())
  console.log(`ready ${server.url}`)
} catch (error) {
  console.log(`refused ${String(error)}`)
}
