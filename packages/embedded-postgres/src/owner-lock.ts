import { chown, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Home } from './home.ts'

export interface OwnerLock {
  readonly release: () => void
}

const sqliteBusy = 5

/**
 * Makes this process the one owner of a home, or throws a sentence that names the one there is. SQLite serves as the
 * lock because it is the file lock of the kernel that Node has: it ends with its process, however that ends, so there
 * is nothing stale to recognise or to take over, and no pid that could meanwhile belong to somebody else.
 */
export async function acquireOwnerLock(home: Home): Promise<OwnerLock> {
  const lockFile = join(home.folder, 'owner.lock')
  const nameFile = join(home.folder, 'owner.txt')
  const database = new DatabaseSync(lockFile, { timeout: 0 })
  try {
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    if (!isBusy(error)) throw error
    throw new Error(await refusal(home, nameFile), { cause: error })
  }
  try {
    await writeFile(nameFile, `process ${process.pid}, started ${startOfProcess()}\n`)
    if (home.account !== undefined) {
      await chown(lockFile, home.account.uid, home.account.gid)
      await chown(nameFile, home.account.uid, home.account.gid)
    }
  } catch (error) {
    database.close()
    throw error
  }
  return { release: () => database.close() }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}

async function refusal(home: Home, nameFile: string): Promise<string> {
  const owner = await readFile(nameFile, 'utf8').catch(() => 'another process')
  return `The database in ${home.folder} is already in use by ${owner.trim()}. Stop that one first, or start this one with a database of its own (COHORT_DATABASE_URL).`
}

function startOfProcess(): string {
  return new Date(Date.now() - process.uptime() * 1000).toISOString()
}
