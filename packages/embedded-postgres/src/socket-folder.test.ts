import { chmod, mkdir, stat } from 'node:fs/promises'

import { expect, it } from 'vitest'

import type { Home } from './home.ts'
import { makeSocketFolder, socketFolderOf } from './socket-folder.ts'
import { removeAfterTest } from './temporary-folders.fixture.ts'

const longFolder = `/tmp/${process.pid}/${'long/'.repeat(20)}.cohort`

it('a socket lives in its home while its path has at most 100 bytes', () => {
  const room = 100 - '/.s.PGSQL.5432'.length
  const fitting = `/${'x'.repeat(room - 1)}`
  expect(socketFolderOf(homeIn(fitting))).toBe(fitting)
  expect(socketFolderOf(homeIn(`${fitting}x`))).toMatch(/^\/tmp\/cohort-[0-9a-f]{16}$/)
  expect(socketFolderOf(homeIn(`/${'ü'.repeat(room / 2)}`))).toMatch(/^\/tmp\/cohort-/)
})

it.each(['/a,b', '/a"b', '/a '])(
  'a socket does not live in %j, which PostgreSQL would read as something else',
  (folder) => {
    expect(socketFolderOf(homeIn(folder))).toMatch(/^\/tmp\/cohort-[0-9a-f]{16}$/)
  },
)

it('the short folder is the same for the same home, and another for another', () => {
  expect(socketFolderOf(homeIn(longFolder))).toBe(socketFolderOf(homeIn(longFolder)))
  expect(socketFolderOf(homeIn(longFolder))).not.toBe(socketFolderOf(homeIn(`${longFolder}2`)))
})

it('the short folder is private, and taken again when it is there', async () => {
  const folder = socketFolderOf(homeIn(longFolder))
  removeAfterTest(folder)
  expect(await makeSocketFolder(homeIn(longFolder))).toBe(folder)
  expect(await makeSocketFolder(homeIn(longFolder))).toBe(folder)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

it('a short folder that is open to others is refused', async () => {
  const folder = socketFolderOf(homeIn(longFolder))
  removeAfterTest(folder)
  await mkdir(folder)
  await chmod(folder, 0o777)
  await expect(makeSocketFolder(homeIn(longFolder))).rejects.toThrow(
    `${folder}, where the database's socket belongs`,
  )
})

function homeIn(folder: string): Home {
  return { folder, dataFolder: `${folder}/postgres`, logFile: `${folder}/postgres.log`, account: undefined }
}
