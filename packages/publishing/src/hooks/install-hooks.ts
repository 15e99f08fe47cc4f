import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// The `prepare` script: gives a clone the hooks of lefthook.yml. An install never fails for it, and there is nothing to do where nobody
// commits: in CI, in an image, in a tarball. A worktree (its `.git` is a file) has the hooks of its clone.
const root = new URL('../../../../', import.meta.url)
const git = new URL('.git', root)
const lefthook = new URL('node_modules/lefthook/bin/index.js', root)

const isClone = existsSync(git) && statSync(git).isDirectory()
if (isClone && !process.env['CI'] && existsSync(lefthook)) {
  const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(lefthook), 'install'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) console.warn(`The hooks of lefthook.yml were not installed: ${stderr.trim()}`)
}
