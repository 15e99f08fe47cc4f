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

/** The documents whose blocks talk to a running service, and are run in order in one shell (`run-documents.test.ts`). */
export const documentsRunAsTheyAre = ['README.md', 'docs/getting-started.md', 'docs/tutorial.md'] as const

/** The other blocks of commands, by document and first line: which test runs them, or why none does. */
export const runOtherwise: Readonly<Record<string, string>> = {
  'README.md: npx -y pnpm@12.21.0 start': 'first-start.clone.test.ts of packages/publishing',
  'docs/getting-started.md: npx -y pnpm@12.21.0 start': 'the same as that of README.md',
  'README.md: npx -y pnpm@12.21.0 test': 'runs this test, and is what CI runs (.ci/run)',
  'CONTRIBUTING.md: pnpm dev                                   # API on port 3000, catalog on port 5173':
    '`pnpm dev` and `pnpm generate`: daily-loop.clone.test.ts of packages/publishing; the others run the tests themselves, and are those of CI',
  "CONTRIBUTING.md: COHORT_TEST_POSTGRES=15 pnpm exec vitest run --project 'postgres 18' packages/db":
    'runs tests in a test; the project `postgres 15` is set up by the same variable',
  'docs/migrating-from-commerce-layer.md: commercelayer login -o aurora -d cohort.test -i "$CLIENT_ID" -s "$CLIENT_SECRET" -a cohort':
    'follow-migration-guide.test.ts',
  'docs/migrating-from-commerce-layer.md: commercelayer plugins:link --no-install node_modules/@commercelayer/cli-plugin-resources':
    'follow-migration-guide.test.ts',
  'docs/migrating-from-commerce-layer.md: commercelayer create customer_groups -a name=VIP code=vip -m tier=gold':
    'follow-migration-guide.test.ts',
  'docs/operations.md: export COHORT_DATABASE_URL=postgres://cohort:secret@localhost:5432/cohort':
    'follow-operations.test.ts',
  "docs/operations.md: password() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \\n'; }":
    'image.clone.test.ts of packages/publishing',
  'docs/operations.md: PGOPTIONS=\'-c cohort.operator=on\' pg_dump --enable-row-security --format=custom --file=cohort.dump "$COHORT_DATABASE_URL"':
    'follow-backup.dump.test.ts',
  'docs/performance.md: pnpm bench            # the service and the reference, 100,000 groups and 1,000,000 customers':
    '`start` is run by commands.db.test.ts of apps/bench; the others measure for minutes, and mean something only where nothing else runs',
}

/** The blocks of a document that talk to a running service, in order. */
export async function blocksOf(path: string): Promise<readonly DocumentBlock[]> {
  const text = await readFile(new URL(path, root), 'utf8')
  const found = [...text.matchAll(/^```sh\n(.*?)^```\n(?:\n```json\n(.*?)^```)?/gms)]
  return found
    .filter(([, commands = '']) => !(`${path}: ${commands.split('\n', 1)[0]}` in runOtherwise))
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
