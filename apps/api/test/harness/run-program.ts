import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { CertificateFiles } from '../../src/certificate.ts'
import type { ServiceUnderTest } from './use-service.ts'

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** What the service shows for every host of `cohort.test`. It is its own authority: `NODE_EXTRA_CA_CERTS`. */
export const hostsCertificate: CertificateFiles = {
  certificate: fileOf('certificates/hosts.crt'),
  key: fileOf('certificates/hosts.key'),
}

/** What `resolve-names.ts` says of other machines. */
const noWay = 'There is no way to'

/** The name servers and the certificates of a machine on which the hosts of `cohort.test` lead to the service. */
function networkOf({ url }: ServiceUnderTest) {
  return {
    NODE_OPTIONS: `--import=${new URL('resolve-names.ts', import.meta.url).href}`,
    NODE_EXTRA_CA_CERTS: hostsCertificate.certificate,
    COHORT_TEST_PORT: new URL(url).port,
  }
}

interface Program {
  readonly command: string
  readonly arguments: readonly string[]
  /** All of its environment, beside the network and the way to Node and to what is installed. */
  readonly environment: Readonly<Record<string, string>>
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a program that knows of no test, as somebody would who has installed the clients in the folder of the API. Throws when it
 * wants to reach another machine than the service.
 */
export async function runProgram(service: ServiceUnderTest, program: Program): Promise<Outcome> {
  const folder = fileOf('../..')
  const path = [dirname(process.execPath), `${folder}node_modules/.bin`, process.env['PATH']].join(':')
  const child = spawn(program.command, program.arguments, {
    cwd: folder,
    env: { ...networkOf(service), PATH: path, ...program.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ])
  if (`${stdout}${stderr}`.includes(noWay)) throw new Error(`The program went elsewhere: ${stdout}${stderr}`)
  return { code, stdout, stderr }
}

/** Runs a module in the same way: what it prints, when all went well. */
export async function runModule(
  service: ServiceUnderTest,
  source: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const given = ['--input-type=module-typescript', '--eval', source]
  const { code, stdout, stderr } = await runProgram(service, {
    command: process.execPath,
    arguments: given,
    environment,
  })
  if (code !== 0 || stderr !== '') throw new Error(`The program ended with ${code}: ${stderr}`)
  return stdout
}
