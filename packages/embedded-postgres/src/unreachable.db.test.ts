import { chmod, cp, lstat, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { openHome } from './home.ts'
import { linkLibraries, nativePackage } from './native-package.ts'
import { askServer } from './queries.fixture.ts'
import { findServer, readyPackage } from './server-binaries.ts'
import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
import { makeTemporaryFolder, removeAfterTest } from './temporary-folders.fixture.ts'

const isRoot = process.getuid?.() === 0

describe.runIf(isRoot)('where only root may enter', () => {
  it('a project keeps its database below /var/lib/cohort, says so, and finds it again', async () => {
    const folder = join(await makeClosedFolder(), '.cohort')
    const lines: string[] = []
    const first = await startEmbeddedPostgres({ folder, report: (line) => lines.push(line) })
    const elsewhere = dirname(first.dataFolder)
    removeAfterTest(elsewhere)
    expect(elsewhere).toMatch(/^\/var\/lib\/cohort\/[0-9a-f]{16}$/)
    expect(lines).toEqual([
      `${folder} is closed to uid 65534, which PostgreSQL runs as; it is kept in ${elsewhere} instead.`,
      `Preparing PostgreSQL 18 in ${elsewhere} (first start only)…`,
    ])
    expect((await stat(elsewhere)).mode & 0o777).toBe(0o700)
    await first.stop()

    const second = await startEmbeddedPostgres({ folder })
    expect(second).toMatchObject({ isFresh: false, dataFolder: first.dataFolder })
    await second.stop()
  })

  it('a package is copied into the home, once, and the server runs from there', async () => {
    const closed = await makeClosedFolder()
    const native = join(closed, 'package', 'native')
    const original = nativePackage(`${process.platform}-${process.arch}`)
    await cp(original, native, { recursive: true, verbatimSymlinks: true })
    await cp(join(original, '..', 'package.json'), join(native, '..', 'package.json'))
    await chmod(join(native, 'bin'), 0o700)
    const folder = await makeTemporaryFolder()
    const home = await openHome(folder, () => {})
    await mkdir(join(folder, 'server-0.0.1'))

    const binaries = await readyPackage(home, native)
    expect(dirname(dirname(dirname(binaries)))).toBe(folder)
    expect((await readdir(folder)).filter((entry) => entry.startsWith('server-'))).toHaveLength(1)
    const copied = await stat(binaries)
    expect(await readyPackage(home, native)).toBe(binaries)
    expect((await stat(binaries)).ino).toBe(copied.ino)
    expect(await findServer(home, binaries)).toEqual({ binaries, major: 18 })

    const server = await startEmbeddedPostgres({ folder, binaries })
    expect(await askServer(server.url, 'select 1')).toBe('1')
    await server.stop()
    expect((await stat(join(native, 'bin'))).uid).toBe(0)
  })
})

it('a package that can be linked and reached is used where it is', async () => {
  const native = nativePackage(`${process.platform}-${process.arch}`)
  expect(await linkLibraries(native)).toBe(true)
  const folder = await makeTemporaryFolder()
  expect(await readyPackage(await openHome(folder, () => {}), native)).toBe(join(native, 'bin'))
  expect(await readdir(folder)).toEqual([])
})

it.skipIf(isRoot)('a package whose links are missing and that may not be written to is copied', async () => {
  const native = join(await makeTemporaryFolder(), 'native')
  const original = nativePackage(`${process.platform}-${process.arch}`)
  await cp(original, native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (file) => !(await lstat(file)).isSymbolicLink(),
  })
  await cp(join(original, '..', 'package.json'), join(native, '..', 'package.json'))
  await chmod(join(native, 'lib'), 0o555)
  const folder = await makeTemporaryFolder()
  const home = await openHome(folder, () => {})
  const binaries = await readyPackage(home, native)
  expect(dirname(dirname(dirname(binaries)))).toBe(folder)
  expect(await findServer(home, binaries)).toEqual({ binaries, major: 18 })
  await chmod(join(native, 'lib'), 0o755)
})

async function makeClosedFolder(): Promise<string> {
  const folder = await makeTemporaryFolder()
  await chmod(folder, 0o700)
  return folder
}
