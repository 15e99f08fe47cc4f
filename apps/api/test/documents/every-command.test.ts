import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { documentsRunAsTheyAre, runOtherwise } from '../harness/run-document.ts'

const root = new URL('../../../../', import.meta.url)

/** The first line of every block of commands that readers are shown, with its document. */
async function firstLines(): Promise<readonly string[]> {
  const docs = (await readdir(new URL('docs', root))).filter((name) => name.endsWith('.md'))
  const paths = ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)]
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(new URL(path, root), 'utf8')] as const),
  )
  return texts.flatMap(([path, text]) =>
    Array.from(text.matchAll(/^```sh\n(.*)$/gm), ([, line = '']) => `${path}: ${line}`),
  )
}

/** By the document that it stands in. */
function isRun(line: string): boolean {
  return documentsRunAsTheyAre.some((path) => line.startsWith(`${path}: `))
}

test('every block of commands is run by a test, or it is said why it cannot be', async () => {
  const others = (await firstLines()).filter((line) => !isRun(line) || line in runOtherwise)
  // What is not in a document any more has no place in the table either.
  expect(others.toSorted()).toEqual(Object.keys(runOtherwise).toSorted())
})
