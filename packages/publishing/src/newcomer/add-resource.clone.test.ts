import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@cohort/embedded-postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../root.ts'
import { runIn, runInstalled, runPnpm } from '../run.ts'
import { makeWorkingCopy } from '../working-copy.ts'
import { machine, openTerminal, type Terminal } from './terminal.ts'

let folder = ''
let terminal: Terminal | undefined
beforeAll(async () => {
  folder = await makeWorkingCopy()
  // Also for the user that PostgreSQL runs as where this is root.
  await chmod(folder, 0o755)
})
afterAll(async () => {
  terminal?.kill()
  await rm(folder, { recursive: true })
})

test('the resource that CONTRIBUTING.md adds is one, by the steps that stand there and no other', async () => {
  const steps =
    (await readFile(new URL('CONTRIBUTING.md', root), 'utf8')).split('## Add a resource\n')[1] ?? ''
  const files = [...steps.matchAll(/^\*\*\d\. [^\n]*`(packages\/\S+)`:\n\n```(?:ts|sql)\n(.*?)^```/gms)]
  expect(files.map(([, path]) => path)).toEqual([
    'packages/schema/src/resources/suppliers.ts',
    expect.stringMatching(/^packages\/db\/src\/migrate\/migrations\/\d{4}_suppliers\.sql$/),
  ])
  // A number that is taken is not the next one.
  for (const [, path = '', text = ''] of files) await writeFile(join(folder, path), text, { flag: 'wx' })
  const registry = join(folder, 'packages/schema/src/registry.ts')
  await writeFile(registry, withSuppliers(await readFile(registry, 'utf8')))
  await runPnpm(folder, 'generate')

  const use =
    "import type { SupplierCreate } from '../index.ts'\nexport const one: SupplierCreate = { name: 'Nordwind' }\n"
  await writeFile(join(folder, 'packages/schema/src/resources/use.ts'), use)
  await runInstalled(join(folder, 'packages/schema'), 'tsc', '--noEmit')

  terminal = openTerminal(folder, 'node apps/api/src/main.ts', await freePort())
  const said = await terminal.saidUpTo('Ctrl-C stops everything.')
  const [token = '', list = ''] = said.match(/^ {2}(?:TOKEN=|curl ).*$/gm) ?? []
  const suppliers = list.replace('customer_groups?page[size]=3', 'suppliers?include=merchant&sort=code')
  const { stdout } = await runIn(folder, 'bash', ['-euc', `${token}\n${suppliers}`], machine)
  expect(JSON.parse(stdout)).toMatchObject({ data: [], meta: { record_count: 0 } })
  await terminal.interrupt()
})

/** The registry with the line that its new resource needs, and the import of it. */
function withSuppliers(registry: string): string {
  return registry
    .replace(
      'import { versions }',
      "import { suppliers } from './resources/suppliers.ts'\nimport { versions }",
    )
    .replace('  attachments,\n', '  suppliers,\n  attachments,\n')
}
