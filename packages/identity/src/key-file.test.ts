import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ensureKeyFile, readKeyFile, rotateKeyFile } from './key-file.ts'
import { useKeyFile } from './state-folder.fixture.ts'

const file = useKeyFile()

async function kids(): Promise<readonly string[]> {
  return (await readKeyFile(file())).map(({ kid }) => kid)
}

/** Rewrites the file as if so much time had passed since every key of it was retired. */
async function letPass(milliseconds: number): Promise<void> {
  const { keys } = JSON.parse(await readFile(file(), 'utf8'))
  const older = keys.map((key: { retired_at?: string }) =>
    key.retired_at === undefined
      ? key
      : { ...key, retired_at: new Date(Date.parse(key.retired_at) - milliseconds).toISOString() },
  )
  await writeFile(file(), JSON.stringify({ keys: older }))
}

describe('a file of signing keys', () => {
  test('is made with one key at the first start, for its owner only, and left alone later', async () => {
    await ensureKeyFile(file())
    const [kid] = await kids()
    expect(kid).toMatch(/^[\w-]{43}$/)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(file()))).mode & 0o777).toBe(0o700)
    await ensureKeyFile(file())
    expect(await kids()).toEqual([kid])
  })

  test('is made once by several that start together', async () => {
    await Promise.all([1, 2, 3, 4].map(() => ensureKeyFile(file())))
    expect(await kids()).toHaveLength(1)
    expect(await readdir(dirname(file()))).toEqual(['signing-keys.json'])
  })

  test('keeps a former key after a rotation, until its tokens have expired', async () => {
    await ensureKeyFile(file())
    const [first] = await kids()
    const second = await rotateKeyFile(file())
    expect(await kids()).toEqual([second, first])
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    await letPass(2 * 60 * 60 * 1000)
    expect(await kids()).toEqual([second, first])
    await letPass(10 * 60 * 1000)
    expect(await kids()).toEqual([second])
    const third = await rotateKeyFile(file())
    expect(await kids()).toEqual([third, second])
  })

  test('cannot be one that others can read', async () => {
    await ensureKeyFile(file())
    await chmod(file(), 0o640)
    await expect(readKeyFile(file())).rejects.toThrow(`chmod 600 ${file()}`)
  })

  test.each(['', '{}', '{"keys":[]}', '{"keys":[{"kid":"a"}]}'])(
    'cannot be one that says %s',
    async (text) => {
      await ensureKeyFile(file())
      await writeFile(file(), text)
      await expect(readKeyFile(file())).rejects.toThrow('is no file of signing keys')
    },
  )
})
