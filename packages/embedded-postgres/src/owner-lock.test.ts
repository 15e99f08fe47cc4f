import { expect, it } from 'vitest'

import { openHome } from './home.ts'
import { acquireOwnerLock } from './owner-lock.ts'
import { makeTemporaryFolder } from './temporary-folders.fixture.ts'

it('a home has one owner at a time', async () => {
  const home = await openHome(await makeTemporaryFolder(), () => {})
  const lock = await acquireOwnerLock(home)
  await expect(acquireOwnerLock(home)).rejects.toThrow(
    `The database in ${home.folder} is already in use by process ${process.pid}, started `,
  )
  lock.release()
  ;(await acquireOwnerLock(home)).release()
})
