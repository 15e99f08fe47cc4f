import { spawn } from 'node:child_process'
import { basename, dirname } from 'node:path'

import type { Account } from './reach.ts'

/**
 * Runs a program to its end, under an account where one is given, and resolves to what it printed. A failure is an
 * Error that carries the program's own last lines.
 */
export async function runProgram(
  program: string,
  commandLine: readonly string[],
  account: Account | undefined,
): Promise<string> {
  const child = spawn(program, commandLine, {
    ...account,
    cwd: dirname(program),
    env: programEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const ending = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${signal ?? code}`))
  })
  if (ending === undefined) return printed
  throw new Error([`${basename(program)} ${ending}`, ...lastLines(printed)].join('\n'))
}

/** The last lines of a text that are not empty. */
export function lastLines(text: string, count = 8): readonly string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-count)
}

const inherited = ['PATH', 'SystemRoot', 'TEMP', 'TMP']

/** No PG… or LC_… of the caller may change what the server does; what has no value here is left out. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = inherited.map((name) => [name, process.env[name]])
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
