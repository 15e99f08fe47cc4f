import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { root } from './root.ts'

/** Runs a program in a folder and gives what it prints. Throws with all of that when it fails. */
export async function run(folder: string, program: string, ...given: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, given, { cwd: folder, maxBuffer: 16 * 1024 * 1024 })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = Object(error)
    throw new Error(`${program} ${given.join(' ')} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

/** How a program ended. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program that sees no variable but those given, and tells how it ended. */
export async function runIn(
  folder: string,
  program: string,
  given: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const child = spawn(program, given, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, stdout, stderr }
}

/** Runs the pnpm of the repository in a folder. */
export async function runPnpm(folder: string, ...given: readonly string[]): Promise<string> {
  const { packageManager } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  return run(folder, 'npx', '-y', packageManager, ...given)
}

/** Runs a program that the repository has installed. */
export async function runInstalled(
  folder: string,
  name: string,
  ...given: readonly string[]
): Promise<string> {
  return run(folder, fileURLToPath(new URL(`node_modules/.bin/${name}`, root)), ...given)
}
