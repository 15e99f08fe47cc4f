import { cp, mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gitEnvironment } from './git-environment.ts'
import { root } from './root.ts'
import { run, runIn, runPnpm } from './run.ts'

/** A folder with what the working tree has now, as a newcomer gets it: nothing is installed, and git knows nothing of it. */
export async function copyTree(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'cohort-copy-')))
  for (const file of await filesOfTree()) await cp(new URL(file, root), join(folder, file))
  return folder
}

/** A repository of its own with what the working tree has now, committed and installed: its folder. */
export async function makeWorkingCopy(): Promise<string> {
  const folder = await copyTree()
  await runPnpm(folder, 'install', '--prefer-offline', '--frozen-lockfile')
  await runGit(folder, 'init', '--quiet')
  await runGit(folder, 'add', '.')
  await commit(folder)
  return folder
}

/** Commits what has changed of the files that git knows. */
export async function commit(folder: string): Promise<void> {
  await runGit(folder, 'commit', '--quiet', '--all', '--allow-empty', '--no-verify', '--message', 'Work')
}

/** What differs from the last commit, a line for each file, with what git calls the difference. */
export async function differences(folder: string): Promise<readonly string[]> {
  const printed = await runGit(folder, 'status', '--porcelain')
  return printed.split('\n').filter((line) => line !== '')
}

/** Takes back what has been done to a working copy since it was made. */
export async function restore(folder: string): Promise<void> {
  const [first = ''] = (await runGit(folder, 'rev-list', '--max-parents=0', 'HEAD')).split('\n')
  await runGit(folder, 'reset', '--quiet', '--hard', first)
  await runGit(folder, 'clean', '--quiet', '--force', '-d')
}

/** What git has, and what it would take up: of these, those that have not been deleted. */
async function filesOfTree(): Promise<readonly string[]> {
  const [present, deleted] = await Promise.all([
    list('--cached', '--others', '--exclude-standard'),
    list('--deleted'),
  ])
  const gone = new Set(deleted.split('\0'))
  return present.split('\0').filter((file) => file !== '' && !gone.has(file))
}

const list = (...given: readonly string[]) => run(fileURLToPath(root), 'git', 'ls-files', '-z', ...given)

async function runGit(folder: string, ...given: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runIn(folder, 'git', given, gitEnvironment)
  if (code !== 0) throw new Error(`git ${given.join(' ')} failed:\n${stderr}`)
  return stdout
}
