import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../root.ts'
import { runIn, runInstalled, runPnpm } from '../run.ts'
import { makeWorkingCopy } from '../working-copy.ts'
import { machine, useNewcomer } from './terminal.ts'

const newcomer = useNewcomer(makeWorkingCopy)

test('the resource that CONTRIBUTING.md adds is one, by the steps that stand there and no other', async () => {
  const steps =
    (await readFile(new URL('CONTRIBUTING.md', root), 'utf8')).split('## Add a resource\n')[1] ?? ''
  const files = [...steps.matchAll(/^\*\*\d\. [^\n]*`(packages\/\S+)`:\n\n```(?:ts|sql)\n(.*?)^```/gms)]
  expect(files.map(([, path]) => path)).toEqual([
    'packages/schema/src/resources/suppliers.ts',
    expect.stringMatching(/^packages\/db\/src\/migrate\/migrations\/\d{4}_suppliers\.sql$/),
  ])
  // A number that is taken is not the next one.
  for (const [, path = '', text = ''] of files)
    await writeFile(join(newcomer.folder, path), text, { flag: 'wx' })
  const registry = join(newcomer.folder, 'packages/schema/src/registry.ts')
  await writeFile(registry, withSuppliers(await readFile(registry, 'utf8')))
  await runPnpm(newcomer.folder, 'generate')

  const use =
    "import type { SupplierCreate } from '../index.ts'\nexport const one: SupplierCreate = { name: 'Nordwind' }\n"
  await writeFile(join(newcomer.folder, 'packages/schema/src/resources/use.ts'), use)
  await runInstalled(join(newcomer.folder, 'packages/schema'), 'tsc', '--noEmit')

  const terminal = await newcomer.open('node apps/api/src/main.ts')
  const said = await terminal.saidUpTo('Ctrl-C stops everything.')
  const [token = '', list = ''] = said.match(/^ {2}(?:TOKEN=|curl ).*$/gm) ?? []
  const suppliers = list.replace('customer_groups?page[size]=3', 'suppliers?include=merchant&sort=code')
  const { stdout } = await runIn(newcomer.folder, 'bash', ['-euc', `${token}\n${suppliers}`], machine)
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
