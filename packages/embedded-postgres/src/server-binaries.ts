import { chmod, cp, lchown, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'

import type { Home } from './home.ts'
import { linkLibraries, nativePackage, ownDatabaseAdvice } from './native-package.ts'
import { canReach, type Account } from './reach.ts'
import { runProgram } from './run-program.ts'

/** A PostgreSQL that runs on this machine and that the home's account may execute. */
export interface Server {
  /** The folder with initdb and postgres. */
  readonly binaries: string
  readonly major: number
}

/** Finds the server to run: the one asked for, or the one that npm brought, made ready. */
export async function findServer(home: Home, asked: string | undefined): Promise<Server> {
  if (asked !== undefined) return { binaries: asked, major: await majorOf(asked, home) }
  const binaries = await readyPackage(home, nativePackage(`${process.platform}-${process.arch}`))
  try {
    return { binaries, major: await majorOf(binaries, home) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The PostgreSQL that npm brought does not run here. ${ownDatabaseAdvice}\n${reason}`, {
      cause: error,
    })
  }
}

/** The binaries in the package itself where it can be linked and reached, else in a copy of it in the home. */
export async function readyPackage(home: Home, native: string): Promise<string> {
  const isLinked = await linkLibraries(native)
  const isReachable =
    home.account === undefined || (await canReach(join(native, 'bin', 'postgres'), home.account))
  return join(isLinked && isReachable ? native : await copyServer(home, native), 'bin')
}

/** Copies the package, its static libraries apart, into the home: once for each version. */
async function copyServer(home: Home, native: string): Promise<string> {
  const name = `server-${await packageVersion(native)}`
  const copy = join(home.folder, name, 'native')
  const present = (await readdir(home.folder)).filter((entry) => entry.startsWith('server-'))
  if (present.includes(name)) return copy
  await Promise.all(present.map((entry) => rm(join(home.folder, entry), { recursive: true, force: true })))
  const unfinished = await mkdtemp(join(home.folder, 'server-unfinished-'))
  await cp(native, join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => extname(file) !== '.a',
  })
  await makeOwn(unfinished, home.account)
  await linkLibraries(join(unfinished, 'native'))
  await rename(unfinished, join(home.folder, name))
  return copy
}

async function packageVersion(native: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return 'unknown'
  return String(manifest.version)
}

/** The copies came with the modes of the originals; here folders can be written to, and the account owns everything. */
async function makeOwn(folder: string, account: Account | undefined): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const inner = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(inner.map((path) => chmod(path, 0o755)))
  if (account === undefined) return
  const all = [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))]
  await Promise.all(all.map((path) => lchown(path, account.uid, account.gid)))
}

async function majorOf(binaries: string, home: Home): Promise<number> {
  const version = await runProgram(join(binaries, 'postgres'), ['--version'], home.account)
  const major = /\(PostgreSQL\) (\d+)/.exec(version)?.[1]
  if (major === undefined)
    throw new Error(`${binaries} holds no PostgreSQL: --version gave ${version.trim()}`)
  return Number(major)
}
