import { examplesOf } from '@cohort/publishing/examples'
import { run } from '@cohort/publishing/run'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useService } from '../harness/use-service.ts'

const service = useService()
const examples = await examplesOf('client')
let folder: string

/** What a reader of the README puts in the place of ours. */
function withOwnValues(code: string): string {
  const { clientId, clientSecret } = service.client('aurora/test')
  return code
    .replaceAll('http://127.0.0.1:3000', service.url)
    .replaceAll('your client id', clientId)
    .replaceAll('your client secret', clientSecret)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-readme-'))
  await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{"type": "module"}')
  for (const { file, code } of examples) await writeFile(join(folder, file), withOwnValues(code))
})
afterAll(() => rm(folder, { recursive: true }))

// One after the other: later ones read what earlier ones wrote.
test.each(examples)(
  'an example of the client prints what its comments say: $heading',
  async ({ file, prints }) => {
    const printed = (await run(folder, process.execPath, file)).split('\n').filter((line) => line !== '')
    expect(printed).toEqual(prints)
  },
)
