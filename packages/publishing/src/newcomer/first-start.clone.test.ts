import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { root } from '../root.ts'
import { runIn } from '../run.ts'
import { copyTree } from '../working-copy.ts'
import { machine, useNewcomer } from './terminal.ts'

const newcomer = useNewcomer(copyTree)

test('the first command of the README installs, builds and serves everything, and Ctrl-C ends it', async () => {
  const terminal = await newcomer.open(await firstCommand())
  const said = await terminal.saidUpTo('Ctrl-C stops everything.')

  const urls = [...said.matchAll(/^ {2}(?:Catalog|API|Reference) +(http\S+)$/gm)].map(([, url = '']) => url)
  expect(urls).toHaveLength(3)
  const answers = await Promise.all(urls.map((url) => fetch(url)))
  expect(answers.map(({ headers }) => headers.get('Content-Type'))).toEqual([
    'text/html; charset=utf-8',
    'application/vnd.api+json',
    'text/html; charset=utf-8',
  ])

  const [token = '', use = ''] = said.match(/^ {2}(?:TOKEN=|curl ).*$/gm) ?? []
  const { stdout } = await runIn(newcomer.folder, 'bash', ['-euc', `${token}\n${use}`], machine)
  expect(JSON.parse(stdout).data).toHaveLength(3)

  await terminal.interrupt()
  await expect(fetch(String(urls[0]))).rejects.toThrow('fetch failed')
})

async function firstCommand(): Promise<string> {
  const [, command = ''] = /^```sh\n(.*)\n```/m.exec(await readFile(new URL('README.md', root), 'utf8')) ?? []
  expect(command).toMatch(/^npx -y pnpm@\S+ start$/)
  return command
}
