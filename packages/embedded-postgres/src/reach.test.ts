import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { allows, canReach } from './reach.ts'
import { makeTemporaryFolder } from './temporary-folders.fixture.ts'

const account = { uid: 65_534, gid: 65_534 }

it.each([
  ['an owner by the first digit', { uid: 65_534, gid: 0, mode: 0o40500 }, true],
  ['an owner not by the others', { uid: 65_534, gid: 0, mode: 0o40055 }, false],
  ['a group by the second', { uid: 0, gid: 65_534, mode: 0o40050 }, true],
  ['a group not by the others', { uid: 0, gid: 65_534, mode: 0o40705 }, false],
  ['everybody else by the third', { uid: 0, gid: 0, mode: 0o40005 }, true],
  ['everybody else not by the first two', { uid: 0, gid: 0, mode: 0o40770 }, false],
  ['nobody by half of the bits', { uid: 0, gid: 0, mode: 0o40004 }, false],
])('permission is given to %s', (_, file, isAllowed) => {
  expect(allows(file, account, 0o5)).toBe(isAllowed)
})

it('a folder below a closed one cannot be reached', async () => {
  const folder = await makeTemporaryFolder()
  const stranger = { uid: 4_000_000, gid: 4_000_000 }
  await mkdir(join(folder, 'closed', 'open'), { recursive: true })
  expect(await canReach(join(folder, 'closed', 'open'), stranger)).toBe(true)
  await chmod(join(folder, 'closed'), 0o700)
  expect(await canReach(join(folder, 'closed', 'open'), stranger)).toBe(false)
})
