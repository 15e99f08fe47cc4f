import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { shownSecrets } from './shown-secrets.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/**
 * Runs the real command in a process of its own, which sees no variable but those given. Fails the test when it prints a secret
 * that it is not there to show.
 */
export async function runCohort(
  args: readonly string[],
  databaseUrl?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ exitCode: unknown; stdout: string; stderr: string }> {
  const env = databaseUrl === undefined ? more : { COHORT_DATABASE_URL: databaseUrl, ...more }
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [exitCode] = await closed
  expect(await shownSecrets({ args, env, printed: `${stdout}\n${stderr}` })).toEqual([])
  return { exitCode, stdout, stderr }
}
