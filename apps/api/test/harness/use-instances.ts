import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, inject } from 'vitest'
import { testIssuer, type ServiceUnderTest } from './use-service.ts'

/** The service as a process of its own. */
export interface Instance {
  readonly port: number
  readonly url: string
  readonly child: ChildProcess
}

interface StartOptions {
  /** What is in front of the database of the service under test, instead of that. */
  readonly databaseUrl?: string
  /** Nobody is limited unless it says so. */
  readonly settings?: Readonly<Record<string, string>>
}

interface Instances {
  /** Starts one on the database of the service under test. */
  readonly startInstance: (options?: StartOptions) => Promise<Instance>
  /** Sends SIGTERM, and gives the code with which the process has ended. */
  readonly terminate: (instance: Instance) => Promise<number | null>
  /** It has ended: nobody needs to kill it. */
  readonly forget: (instance: Instance) => void
  readonly isReady: (port: number) => Promise<boolean>
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** Gives a test file processes of the service, which end with it. Tokens are those of the service under test. */
export function useInstances(service: ServiceUnderTest): Instances {
  const folder = mkdtemp(join(tmpdir(), 'cohort-instances-'))
  const running = new Set<ChildProcess>()
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
    await rm(await folder, { recursive: true })
  })
  return {
    startInstance: async ({ databaseUrl = service.databaseUrl(), settings = {} } = {}) => {
      const child = spawnService(databaseUrl, await folder, settings)
      running.add(child)
      const port = await portSaidBy(child)
      return { child, port, url: `http://localhost:${port}` }
    },
    terminate: async ({ child }) => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await ended
      running.delete(child)
      return code
    },
    forget: ({ child }) => running.delete(child),
    isReady: async (port) => {
      const response = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined)
      await response?.arrayBuffer()
      return response?.status === 200
    },
  }
}

function spawnService(
  databaseUrl: string,
  stateFolder: string,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: '0',
      COHORT_DATABASE_URL: databaseUrl,
      COHORT_STATE_FOLDER: stateFolder,
      COHORT_SIGNING_KEY: inject('signingKey'),
      PUBLIC_AUTH_URL: testIssuer,
      COHORT_RATE_LIMITS: 'off',
      COHORT_LOG_LEVEL: 'silent',
      COHORT_DRAIN_SECONDS: '1',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function portSaidBy({ stdout }: ChildProcess): Promise<number> {
  if (stdout === null) throw new Error('What the service says is not read.')
  let said = ''
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    const [, port] = /http:\/\/localhost:(\d+)\/api/.exec(said) ?? []
    if (port === undefined) continue
    stdout.resume()
    return Number(port)
  }
  throw new Error(`The service did not start: ${said}`)
}
