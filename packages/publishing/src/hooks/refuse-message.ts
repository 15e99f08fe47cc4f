import { readFileSync } from 'node:fs'

// What commit-msg runs: CONTRIBUTING.md, "Commits". What git itself writes is left as it is.
const longest = 72
const byGit = /^(?:Merge|Revert|fixup!|squash!|amend!) /
/** The usual slips; a machine does not know every verb. */
const notImperative = /^(?:add|fix|remov|updat|chang|mak|us|refactor|support)(?:s|es|ed|ing)\b/i

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('Takes the file of the message, as git hands it to commit-msg.')
const line = readFileSync(path, 'utf8').split('\n').find(isWritten) ?? ''
const faults = byGit.test(line) ? [] : faultsOf(line)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1

function isWritten(text: string): boolean {
  return text.trim() !== '' && !text.startsWith('#')
}

function faultsOf(first: string): readonly string[] {
  const { length } = first
  return [
    ...(length > longest ? [`The first line has ${length} characters, and may have ${longest}.`] : []),
    ...(notImperative.test(first) ? ['The first line says what the code does now, in the imperative.'] : []),
  ]
}
