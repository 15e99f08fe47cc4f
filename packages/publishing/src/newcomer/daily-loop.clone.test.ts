import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { freePort } from '@cohort/embedded-postgres'
import { expect, test } from 'vitest'
import { root } from '../root.ts'
import { runPnpm } from '../run.ts'
import { differences, makeWorkingCopy, restore } from '../working-copy.ts'
import { useNewcomer } from './terminal.ts'

const declaration = 'packages/schema/src/resources/customer-groups.ts'
const about = 'Customers who come back.'

const newcomer = useNewcomer(makeWorkingCopy)

test('pnpm dev serves the API and the catalog, each anew after a change, until Ctrl-C', async () => {
  const port = await freePort()
  const terminal = await newcomer.open(await pnpmCommand('dev'), port)
  const said = await terminal.saidUpTo(
    /Local:.*\n[^]*Ctrl-C stops everything|Ctrl-C stops everything[^]*Local:.*\n/,
  )
  const [, catalog = ''] = /Local: +(http\S+?)\/?\s/.exec(stripVTControlCharacters(said)) ?? []
  const api = `http://127.0.0.1:${port}`
  expect(await textAt(`${api}/openapi.json`)).toContain('Customers that share prices')
  expect(await textAt(`${catalog}/`)).toContain('/src/main.tsx')
  expect(await textAt(`${catalog}/api/customer_groups`)).toContain('INVALID_TOKEN')

  await declare(about)
  await expect.poll(() => textAt(`${api}/openapi.json`), { timeout: 60_000 }).toContain(about)
  await expect
    .poll(() => textAt(`${catalog}/@fs${newcomer.folder}/${declaration}`), { timeout: 60_000 })
    .toContain(about)

  await terminal.interrupt()
  await expect(fetch(api)).rejects.toThrow('fetch failed')
  await expect(fetch(catalog)).rejects.toThrow('fetch failed')
})

test('pnpm generate writes what follows from a declaration, which pnpm check misses before', async () => {
  await restore(newcomer.folder)
  await declare(about)
  await expect(runPnpm(newcomer.folder, 'generated')).rejects.toThrow('openapi.json')
  await runPnpm(newcomer.folder, 'generate')
  await runPnpm(newcomer.folder, 'generated')
  expect(await differences(newcomer.folder)).toEqual(
    expect.arrayContaining([
      ' M generated/contract.json',
      ' M generated/openapi.json',
      ' M packages/schema/src/named-resources.ts',
      ` M ${declaration}`,
    ]),
  )
})

/** A command of the daily loop, as CONTRIBUTING.md has it, by the pnpm of the repository. */
async function pnpmCommand(name: string): Promise<string> {
  expect(await readFile(new URL('CONTRIBUTING.md', root), 'utf8')).toMatch(
    new RegExp(`^pnpm ${name}\\b`, 'm'),
  )
  const { packageManager } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  return `npx -y ${packageManager} ${name}`
}

/** Says something else of customer groups. */
async function declare(sentence: string): Promise<void> {
  const file = join(newcomer.folder, declaration)
  await writeFile(file, (await readFile(file, 'utf8')).replace(/(?<=about: ').*(?=')/, sentence))
}

/** What is answered; nothing while nobody answers. */
async function textAt(url: string): Promise<string> {
  return fetch(url).then(
    (answer) => answer.text(),
    () => '',
  )
}
