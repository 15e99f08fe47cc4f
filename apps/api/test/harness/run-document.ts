import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { jsonOf, type Json } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** A block of commands of a document, and what the document says of it. */
export interface DocumentBlock {
  readonly commands: string
  /** The statuses that its comments tell, `# → 423`, in order; empty where every answer is a success. A block that tells one tells all. */
  readonly statuses: readonly number[]
  /** The JSON that stands right below: some members of what is printed, `…` for what differs each time. */
  readonly prints: Json
}

/** What a block did. */
export interface BlockResult {
  readonly statuses: readonly number[]
  readonly output: string
  /** What was written besides, as of a program that is not there. */
  readonly complaints: string
}

const root = new URL('../../../../', import.meta.url)

/** What is run elsewhere: the two commands of the README are what starts the service and the tests themselves. */
const startsOrTests = /^npx -y pnpm@\S+ (start|test)$|^pnpm /m

/** The blocks of a document that talk to a running service, in order. */
export async function blocksOf(path: string): Promise<readonly DocumentBlock[]> {
  const text = await readFile(new URL(path, root), 'utf8')
  const found = [...text.matchAll(/^```sh\n(.*?)^```\n(?:\n```json\n(.*?)^```)?/gms)]
  return found
    .filter(([, commands = '']) => !startsOrTests.test(commands))
    .map(([, commands = '', prints]) => ({
      commands,
      statuses: [...commands.matchAll(/# → (\d{3})$/gm)].map(([, status]) => Number(status)),
      prints: jsonOf(prints ?? ''),
    }))
}

/** Runs blocks in one shell, as a reader does, against a service instead of the one on port 3000. */
export async function runBlocks(
  service: ServiceUnderTest,
  blocks: readonly DocumentBlock[],
): Promise<readonly BlockResult[]> {
  const script = blocks.map(({ commands }) => `${said(mark)}\n${commands}`).join('\n')
  const { clientId, clientSecret } = service.client('aurora/test')
  const shell = spawn(
    'bash',
    ['-u', '-c', tellingStatus + script.replaceAll('http://localhost:3000', service.url)],
    {
      env: {
        PATH: process.env['PATH'],
        TOKEN: service.token('aurora/test'),
        CLIENT_ID: clientId,
        CLIENT_SECRET: clientSecret,
      },
    },
  )
  const written = { stdout: '', stderr: '' }
  shell.stdout.setEncoding('utf8').on('data', (chunk: string) => (written.stdout += chunk))
  shell.stderr.setEncoding('utf8').on('data', (chunk: string) => (written.stderr += chunk))
  await once(shell, 'close')
  const [outputs, besides] = [partsOf(written.stdout), partsOf(written.stderr)]
  return blocks.map((_block, index) => {
    const beside = besides[index] ?? ''
    return {
      statuses: [...beside.matchAll(/^status (\d{3})$/gm)].map(([, status]) => Number(status)),
      output: outputs[index] ?? '',
      complaints: beside.replaceAll(/^status \d{3}\n/gm, ''),
    }
  })
}

const mark = '-- the next block --'

function said(words: string): string {
  return `echo '${words}'; echo '${words}' >&2`
}

function partsOf(text: string): readonly string[] {
  return text.split(`${mark}\n`).slice(1)
}

/** A reader's curl, which also says with which status it was answered. */
const tellingStatus = String.raw`curl() { command curl "$@" -w '%{stderr}status %{http_code}\n'; }
`
