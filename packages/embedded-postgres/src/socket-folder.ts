import { createHash } from 'node:crypto'
import { chown, lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { hasCode } from './file-error.ts'
import type { Home } from './home.ts'

/** A socket's path has at most 103 bytes on macOS and 107 on Linux. */
const longestSocketPath = 100

/**
 * The folder of the home's socket: the home itself, or a short folder of its own below /tmp when the path would be too
 * long for a socket or holds a character that separates folders in PostgreSQL's setting.
 */
export function socketFolderOf(home: Home): string {
  const isTooLong = Buffer.byteLength(join(home.folder, '.s.PGSQL.5432')) > longestSocketPath
  if (!isTooLong && !/[,"]|\s$/.test(home.folder)) return home.folder
  return `/tmp/cohort-${createHash('sha256').update(home.folder).digest('hex').slice(0, 16)}`
}

/** Makes the socket's folder where it is not the home; one that somebody else could have put there is refused. */
export async function makeSocketFolder(home: Home): Promise<string> {
  const folder = socketFolderOf(home)
  if (folder === home.folder) return folder
  try {
    await mkdir(folder, { mode: 0o700 })
    if (home.account !== undefined) await chown(folder, home.account.uid, home.account.gid)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  const found = await lstat(folder)
  const uid = home.account?.uid ?? process.getuid?.()
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return folder
  throw new Error(
    `${folder}, where the database's socket belongs, is not a private folder of uid ${uid}: remove it.`,
  )
}
