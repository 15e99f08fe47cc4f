import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '@cohort/embedded-postgres'

export interface ChildServer {
  readonly url: string
  readonly pid: number
  /** From its start to its first answer, in milliseconds. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

/** Runs a program that listens at PORT, in a process of its own whose output goes to a file. Resolves when it answers. */
export async function startChildServer(
  program: string,
  output: string,
  environment: Readonly<Record<string, string>>,
): Promise<ChildServer> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const log = await open(output, 'a')
  const startedAt = performance.now()
  const child = spawn(process.execPath, [program], {
    env: { ...environment, PORT: String(port) },
    stdio: ['ignore', log.fd, log.fd],
  })
  const ended = once(child, 'close')
  await log.close()
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.pid === undefined)
      throw new Error(`It did not start: see ${output}.`)
    await setTimeout(10)
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { url, pid: child.pid ?? 0, startMs: performance.now() - startedAt, stop }
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(`${url}/readyz`)).arrayBuffer()
    return true
  } catch {
    return false
  }
}
