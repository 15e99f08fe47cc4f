import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gitEnvironment } from '../git-environment.ts'
import { root } from '../root.ts'
import { runIn, type Outcome } from '../run.ts'

/** What the hooks are made of: in a repository of its own, that nothing of this one can be touched. */
const parts = [
  'lefthook.yml',
  'package.json',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'packages/publishing/src/hooks',
]

let folder = ''

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'cohort-hooks-')))
  for (const part of parts) await cp(new URL(part, root), join(folder, part), { recursive: true })
  await symlink(fileURLToPath(new URL('node_modules', root)), join(folder, 'node_modules'))
  await writeFile(join(folder, '.gitignore'), 'node_modules\n')
})
afterEach(() => rm(folder, { recursive: true }))

/** The script as pnpm runs it after an install. */
async function prepare(more: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  return runIn(folder, 'sh', ['-c', scripts.prepare], { ...gitEnvironment, ...more })
}

const git = (...given: readonly string[]) => runIn(folder, 'git', given, gitEnvironment)
const printed = async (...given: readonly string[]) => (await git(...given)).stdout
const has = (hook: string) => existsSync(join(folder, '.git/hooks', hook))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}
const read = (path: string) => readFile(join(folder, path), 'utf8')

describe('the hooks of a clone', () => {
  beforeEach(async () => {
    await git('init', '--quiet')
    await prepare()
    await git('add', '.')
    await git('commit', '--quiet', '--no-verify', '--message', 'Begin')
  })

  test('come with an install', () => {
    expect(['pre-commit', 'commit-msg', 'pre-push'].filter(has)).toEqual(['pre-commit', 'commit-msg'])
  })

  test('format what is staged, and commit it formatted', async () => {
    await write('packages/a.ts', 'export const a = "a" ;\n')
    await git('add', 'packages/a.ts')
    expect(await git('commit', '--message', 'Have an a')).toMatchObject({ code: 0 })
    expect(await printed('show', 'HEAD:packages/a.ts')).toBe("export const a = 'a'\n")
    expect(await read('packages/a.ts')).toBe("export const a = 'a'\n")
    expect(await printed('status', '--porcelain')).toBe('')
  })

  test('leave alone what is not staged: other files, and the rest of a file that is staged in part', async () => {
    await write(
      'packages/a.ts',
      'export const a = "a" ;\n\n\nexport const middle = 0\n\n\nexport const z = 1\n',
    )
    await git('add', 'packages/a.ts')
    await git('commit', '--quiet', '--no-verify', '--message', 'Have an a')
    await write(
      'packages/a.ts',
      'export const a = "b" ;\n\n\nexport const middle = 0\n\n\nexport const z = 1\n',
    )
    await git('add', 'packages/a.ts')
    await write(
      'packages/a.ts',
      'export const a = "b" ;\n\n\nexport const middle = 0\n\n\nexport const z = "not yet" ;\n',
    )
    await write('packages/other.ts', 'export const other = "untouched" ;\n')
    expect(await git('commit', '--message', 'Have a b')).toMatchObject({ code: 0 })
    expect(await printed('show', 'HEAD:packages/a.ts')).toBe(
      "export const a = 'b'\n\nexport const middle = 0\n\nexport const z = 1\n",
    )
    expect(await read('packages/a.ts')).toContain('export const z = "not yet" ;')
    expect(await read('packages/other.ts')).toBe('export const other = "untouched" ;\n')
    expect(await printed('status', '--porcelain')).toBe(' M packages/a.ts\n?? packages/other.ts\n')
  })

  test('stop a commit that lint finds fault with, and lose nothing', async () => {
    await write('packages/a.ts', 'export const a: any = 1\n')
    await git('add', 'packages/a.ts')
    const { code, stdout, stderr } = await git('commit', '--message', 'Have an a')
    expect({ code, said: `${stdout}${stderr}` }).toEqual({
      code: 1,
      said: expect.stringContaining('no-explicit-any'),
    })
    expect(await printed('log', '--format=%s')).toBe('Begin\n')
    expect(await printed('status', '--porcelain')).toBe('A  packages/a.ts\n')
  })

  test('stop no commit of files that they know nothing of', async () => {
    await write('docs/picture.svg', '<svg/>')
    await write('generated/a.ts', 'export const a: any = "a" ;\n')
    await git('add', '.')
    expect(await git('commit', '--message', 'Have a picture')).toMatchObject({ code: 0 })
    expect(await printed('show', 'HEAD:generated/a.ts')).toBe('export const a: any = "a" ;\n')
  })

  test.each([
    ['a first line of 72 characters', 'x'.repeat(72), 0],
    ['a long body', `Say it\n\n${'x'.repeat(200)}`, 0],
    ['what git writes', `Merge branch '${'x'.repeat(80)}'`, 0],
    ['a first line of 73 characters', 'x'.repeat(73), 1],
    ['a first line that tells a story', 'Added a thing', 1],
  ])('judge %s by the rules of CONTRIBUTING', async (_title, message, code) => {
    expect(await git('commit', '--allow-empty', '--message', message)).toMatchObject({ code })
  })
})

describe('where nobody commits, an install makes no hooks and does not fail', () => {
  test('in CI', async () => {
    await git('init', '--quiet')
    expect(await prepare({ CI: 'true' })).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(has('pre-commit')).toBe(false)
  })

  test('in a tarball or an image, which have no .git', async () => {
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('in an install without development dependencies, which has no lefthook', async () => {
    await git('init', '--quiet')
    await rm(join(folder, 'node_modules'))
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(has('pre-commit')).toBe(false)
  })

  test('in a worktree, which has the hooks of its clone', async () => {
    await write('.git', 'gitdir: /elsewhere\n')
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})
