import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JWK } from 'jose'
import { Array, Object, Optional, String, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { lifetimeSeconds } from './lifetime.ts'
import { makeSigningKey, signingKeyFrom } from './signing-key.ts'

/** After its last token has expired, with time for a server that has not yet noticed the rotation. */
const overlapMs = (lifetimeSeconds + 300) * 1000

const StoredKey = Object({
  kid: String(),
  created_at: String({ format: 'date-time' }),
  /** When another one took its place. */
  retired_at: Optional(String({ format: 'date-time' })),
  private_key: Object({ kty: String() }),
})

type StoredKey = Static<typeof StoredKey>

const storedKeys = Compile(Object({ keys: Array(StoredKey, { minItems: 1 }) }))

/** A key of the file that is still of use. */
export interface FiledKey {
  readonly kid: string
  readonly createdAt: string
  readonly retiredAt: string | undefined
  readonly privateKey: JWK
}

/** Where what is kept between two starts lies, unless COHORT_STATE_FOLDER says otherwise: in the project. */
export const projectStateFolder = fileURLToPath(new URL('../../../.cohort', import.meta.url))

/** Where the keys are kept in a state folder. */
export function keyFileIn(stateFolder: string): string {
  return join(stateFolder, 'signing-keys.json')
}

/** Makes the file with a first key when there is none. When two processes do it at once, one of them wins. */
export async function ensureKeyFile(path: string): Promise<void> {
  if (await exists(path)) return
  const first = await newKey()
  const draft = await writeDraft(path, [first])
  try {
    await link(draft, path)
  } catch (error) {
    if (!(await exists(path))) throw error
  } finally {
    await rm(draft)
  }
}

/** The keys of the file whose tokens can still be valid, the one that signs first. Throws a sentence for the operator. */
export async function readKeyFile(path: string): Promise<readonly FiledKey[]> {
  return (await readStored(path)).map(({ kid, created_at, retired_at, private_key }) => ({
    kid,
    createdAt: created_at,
    retiredAt: retired_at,
    privateKey: private_key,
  }))
}

/** Puts a new key in the place of the one that signs, and gives its name. The former one is kept until its tokens have expired. */
export async function rotateKeyFile(path: string): Promise<string> {
  const [current, ...former] = await readStored(path)
  if (current === undefined) throw unreadable(path)
  const next = await newKey()
  const retired = { ...current, retired_at: new Date().toISOString() }
  await rename(await writeDraft(path, [next, retired, ...former]), path)
  return next.kid
}

async function newKey(): Promise<StoredKey> {
  const jwk = await makeSigningKey()
  const { kid } = await signingKeyFrom(jwk)
  return { kid, created_at: new Date().toISOString(), private_key: { ...jwk, kty: 'RSA' } }
}

async function readStored(path: string): Promise<readonly StoredKey[]> {
  await refuseOpenFile(path)
  const content = parsed(await readFile(path, 'utf8'))
  if (!storedKeys.Check(content)) throw unreadable(path)
  return content.keys.filter(
    ({ retired_at }) => retired_at === undefined || Date.parse(retired_at) + overlapMs > Date.now(),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unreadable(path: string): Error {
  return new Error(
    `${path} is no file of signing keys. Move it away, and a new one is made; tokens are then no longer valid.`,
  )
}

/** Who can read the key can make tokens. (Windows keeps no such mode.) */
async function refuseOpenFile(path: string): Promise<void> {
  const { mode } = await stat(path)
  if (process.platform === 'win32' || (mode & 0o077) === 0) return
  throw new Error(`${path} can be read by others than its owner: chmod 600 ${path}`)
}

/** Written beside the file, so that a rename puts it in place whole. */
async function writeDraft(path: string, keys: readonly StoredKey[]): Promise<string> {
  const draft = `${path}.${randomUUID()}`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(draft, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  // The mask of the process may have taken more away than others may read.
  await chmod(draft, 0o600)
  return draft
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
      throw error
    },
  )
}
