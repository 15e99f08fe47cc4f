import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { badInputFile, conformanceFile } from './conformance-file.ts'
import { contractFile } from './contract-file.ts'
import { dataModelFile } from './data-model-file.ts'
import { filtersFile } from './filters-file.ts'
import { jsonSchemaFiles } from './json-schema-files.ts'
import { namedResourcesFile } from './named-resources-file.ts'
import { openApiFile } from './openapi-file.ts'
import { operationsFile } from './operations-file.ts'
import { queriesFile } from './queries-file.ts'

/** Every file that is generated, whole or in part: by its path from the root, what it is to be, given what it is. */
const files: Readonly<Record<string, (current: string) => string>> = {
  'generated/contract.json': contractFile,
  'generated/openapi.json': openApiFile,
  'generated/queries.sql': queriesFile,
  'docs/bad-input.md': badInputFile,
  'docs/conformance.md': conformanceFile,
  'docs/data-model.md': dataModelFile,
  'docs/filters.md': filtersFile,
  'docs/operations.md': operationsFile,
  'packages/schema/src/named-resources.ts': namedResourcesFile,
  ...jsonSchemaFiles,
}

const root = new URL('../../../', import.meta.url)
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

if (values.check) await check()
else await write()

async function write(): Promise<void> {
  for (const [path, make] of Object.entries(files)) {
    const file = new URL(path, root)
    await mkdir(new URL('.', file), { recursive: true })
    await writeFile(file, make(await readText(file)))
  }
}

/** Fails, naming them, when files are not what would be generated now. */
async function check(): Promise<void> {
  const stale: string[] = []
  for (const [path, make] of Object.entries(files)) {
    const current = await readText(new URL(path, root))
    if (current !== make(current)) stale.push(path)
  }
  if (stale.length === 0) return
  console.error(`Not current: ${stale.join(', ')}. Run \`pnpm generate\` and commit the difference.`)
  process.exitCode = 1
}

/** The text of a file; empty when there is none. */
async function readText(file: URL): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return ''
  }
}
