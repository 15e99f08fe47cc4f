import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readChangesets } from '@changesets/read'
import { contractFile } from '../contract-file.ts'
import { contractChanges } from './contract-changes.ts'
import type { Contract } from './contract.ts'
import { reportOf } from './report-of.ts'

/**
 * Tells how the contract differs from the last released one, and fails when it breaks clients and no changeset says major.
 * `--file` and `--git` name another contract to compare with: a file, or a commit. `--keep` makes the present one the released one.
 */
const root = new URL('../../../../', import.meta.url)
const released = new URL('.changeset/contract.json', root)
const { values } = parseArgs({
  options: { file: { type: 'string' }, git: { type: 'string' }, keep: { type: 'boolean', default: false } },
})

if (values.keep) await writeFile(released, contractFile())
const changes = contractChanges(parseContract(await formerContract()), parseContract(contractFile()))
const changesets = await readChangesets(fileURLToPath(root))
const releases = changesets.flatMap((changeset) => changeset.releases)
const { text, isAllowed } = reportOf(changes, releases)
console.log(text)
if (!isAllowed) process.exitCode = 1

/** A contract of an earlier day lacks parts that are told of now. */
function parseContract(json: string): Contract {
  return {
    resources: {},
    predicates: {},
    operands: {},
    joins: [],
    limits: {},
    parameters: {},
    groupings: {},
    periods: [],
    formats: {},
    errors: {},
    rules: [],
    ...JSON.parse(json),
  }
}

async function formerContract(): Promise<string> {
  if (values.git !== undefined)
    return execFileSync('git', ['show', `${values.git}:generated/contract.json`], {
      cwd: root,
      encoding: 'utf8',
    })
  return readFile(values.file ?? released, 'utf8')
}
