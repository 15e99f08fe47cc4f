import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { isMissing } from './file-error.ts'
import { canReach, type Account } from './reach.ts'

/** Where one PostgreSQL lives, and as whom it runs. */
export interface Home {
  /** A real path, mode 0700, owned by the account that the server runs under. */
  readonly folder: string
  readonly dataFolder: string
  readonly logFile: string
  /** Undefined when the server runs as the user who runs us. */
  readonly account: Account | undefined
}

const nobody: Account = { uid: 65_534, gid: 65_534 }
const systemFolder = '/var/lib/cohort'

/**
 * Makes the folder ready for a server. PostgreSQL refuses root, so below root it runs as whoever owns the data already,
 * else as uid 65534; where that account cannot enter the folder, everything moves below /var/lib/cohort.
 */
export async function openHome(asked: string, report: (line: string) => void): Promise<Home> {
  await mkdir(dirname(asked), { recursive: true })
  await mkdir(asked, { recursive: true, mode: 0o700 })
  const folder = await realpath(asked)
  if (process.getuid === undefined) return homeAt(folder, undefined)
  if (process.getuid() !== 0) {
    await refuseForeignFolder(folder, process.getuid())
    await chmod(folder, 0o700)
    return homeAt(folder, undefined)
  }
  const account = await ownerOfData(folder)
  if (await canReach(dirname(folder), account)) return ownedHome(folder, account)
  const elsewhere = join(systemFolder, createHash('sha256').update(folder).digest('hex').slice(0, 16))
  report(
    `${folder} is closed to uid ${account.uid}, which PostgreSQL runs as; it is kept in ${elsewhere} instead.`,
  )
  await mkdir(systemFolder, { recursive: true, mode: 0o755 })
  await mkdir(elsewhere, { recursive: true, mode: 0o700 })
  return ownedHome(elsewhere, await ownerOfData(elsewhere))
}

function homeAt(folder: string, account: Account | undefined): Home {
  return { folder, dataFolder: dataFolderIn(folder), logFile: join(folder, 'postgres.log'), account }
}

async function ownedHome(folder: string, account: Account): Promise<Home> {
  await chown(folder, account.uid, account.gid)
  await chmod(folder, 0o700)
  return homeAt(folder, account)
}

function dataFolderIn(folder: string): string {
  return join(folder, 'postgres')
}

async function ownerOfData(folder: string): Promise<Account> {
  try {
    const { uid, gid } = await stat(dataFolderIn(folder))
    return uid === 0 ? nobody : { uid, gid }
  } catch (error) {
    if (isMissing(error)) return nobody
    throw error
  }
}

async function refuseForeignFolder(folder: string, ownUid: number): Promise<void> {
  const { uid } = await stat(folder)
  if (uid === ownUid) return
  throw new Error(
    `${folder} belongs to uid ${uid}, not to you (uid ${ownUid}). It was probably started as root before: start it as root again, or give it to yourself with chown -R.`,
  )
}
