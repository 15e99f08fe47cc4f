import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const oldestMajor = 15
const debianFolder = '/usr/lib/postgresql'

interface Installation {
  readonly folder: string
  readonly major: number
}

/**
 * The folder with the initdb and postgres of the machine's own PostgreSQL, e.g. `/usr/lib/postgresql/15/bin`: of the
 * major version asked for, else the oldest that we support. Undefined where there is none.
 */
export function findPostgresBinaries(major?: number): string | undefined {
  const usable = installations()
    .filter((found) => (major === undefined ? found.major >= oldestMajor : found.major === major))
    .toSorted((left, right) => left.major - right.major)
  return usable[0]?.folder
}

function installations(): readonly Installation[] {
  const debian = listFolder(debianFolder).map((version) => join(debianFolder, version, 'bin'))
  const inPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...debian, ...inPath].flatMap((folder) => installationIn(folder))
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function installationIn(folder: string): readonly Installation[] {
  if (!listFolder(folder).includes('initdb')) return []
  try {
    const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
    return [{ folder, major: Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1]) }]
  } catch {
    return []
  }
}
