import { randomBytes } from 'node:crypto'
import { appendFile, chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

import { superuser, passwordFile } from './connection.ts'
import { isMissing } from './file-error.ts'
import type { Home } from './home.ts'
import { runProgram } from './run-program.ts'
import type { Server } from './server-binaries.ts'
import { settingsFile, type Settings } from './settings.ts'

/** Makes the home's database where there is none: true when it did. Data of another major version is refused. */
export async function ensureCluster(
  home: Home,
  server: Server,
  settings: Settings,
  report: (line: string) => void,
): Promise<boolean> {
  const major = await majorOfData(home.dataFolder)
  if (major !== undefined) {
    refuseOtherMajor(home, major, server)
    return false
  }
  report(`Preparing PostgreSQL ${server.major} in ${shownPath(home.folder)} (first start only)…`)
  await removeUnfinished(home)
  const unfinished = await mkdtemp(join(home.folder, unfinishedPrefix))
  if (home.account !== undefined) await chown(unfinished, home.account.uid, home.account.gid)
  await initialise(home, server, unfinished, settings['fsync'] !== 'off')
  await rename(unfinished, home.dataFolder)
  await syncFolder(dirname(home.dataFolder))
  return true
}

const unfinishedPrefix = 'initialising-'

async function majorOfData(dataFolder: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(join(dataFolder, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function refuseOtherMajor(home: Home, major: number, server: Server): void {
  if (major === server.major) return
  throw new Error(
    `${home.dataFolder} was made by PostgreSQL ${major}, and this is PostgreSQL ${server.major}. Carry the data over with pg_dump and a PostgreSQL ${major}, or move the folder away for an empty database.`,
  )
}

function shownPath(folder: string): string {
  const shown = relative(process.cwd(), folder)
  return shown === '' || shown.startsWith('..') ? folder : shown
}

/** What a start that was killed left; its initdb may still be writing, and a rest of it does no harm. */
async function removeUnfinished(home: Home): Promise<void> {
  const left = (await readdir(home.folder)).filter((entry) => entry.startsWith(unfinishedPrefix))
  await Promise.allSettled(
    left.map((entry) => rm(join(home.folder, entry), { recursive: true, force: true })),
  )
}

async function initialise(home: Home, server: Server, folder: string, isSynced: boolean): Promise<void> {
  const authentication = await authenticationFlags(home)
  const flags = [
    '-D',
    folder,
    '-U',
    superuser,
    '--encoding=UTF8',
    '--data-checksums',
    ...localeFlags(server.major),
  ]
  if (!isSynced) flags.push('--no-sync')
  await runProgram(join(server.binaries, 'initdb'), [...flags, ...authentication], home.account)
  await appendFile(join(folder, 'postgresql.conf'), `\ninclude_if_exists = '${settingsFile}'\n`)
}

/** Code point order and Unicode's upper and lower case on every machine; before 17 only the system's library has that. */
function localeFlags(major: number): readonly string[] {
  return major < 17
    ? ['--locale=C.UTF-8']
    : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
}

/** The mode of its folder guards the socket, nothing listens on a network; Windows has loopback TCP with a password. */
async function authenticationFlags(home: Home): Promise<readonly string[]> {
  if (process.platform !== 'win32') return ['--auth-local=trust', '--auth-host=reject']
  await writeFile(passwordFile(home), randomBytes(24).toString('hex'), { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${passwordFile(home)}`]
}

/** Makes the renamed folder survive a power cut; Windows cannot open folders and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
