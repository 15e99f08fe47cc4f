import { stat } from 'node:fs/promises'
import { exportJWK, importPKCS8, type JSONWebKeySet } from 'jose'
import { readKeyFile } from './key-file.ts'
import { algorithm, signingKeyFrom, type SigningKey } from './signing-key.ts'

/** The keys of a running server. */
export interface KeyRing {
  /** The key that signs. */
  current(): Promise<SigningKey>
  /** The key of a name; undefined when it is none of ours, or its tokens have expired. */
  find(kid: string): Promise<SigningKey | undefined>
  /** What everybody may read, to check our tokens. */
  published(): Promise<JSONWebKeySet>
}

/** How long a change of the file may stay unnoticed. */
const lookMs = 1000
/** How long keys are used before the file is read again although it has not changed: a former key's time may be over. */
const keepMs = 60_000

/** The keys of a file, which is looked at again when they are used: a rotation is noticed within a second. */
export function keyRingOfFile(path: string): KeyRing {
  let keys: Promise<readonly SigningKey[]> | undefined
  let lookedAt = 0
  let readAt = 0
  let version = ''
  const load = async () => {
    const now = Date.now()
    if (keys !== undefined && now - lookedAt < lookMs) return keys
    lookedAt = now
    const { mtimeMs, ino } = await stat(path)
    const seen = `${ino} ${mtimeMs}`
    if (keys !== undefined && seen === version && now - readAt < keepMs) return keys
    const read = await readSigningKeys(path)
    keys = Promise.resolve(read)
    version = seen
    readAt = now
    return read
  }
  return ringOf(load)
}

async function readSigningKeys(path: string): Promise<readonly SigningKey[]> {
  return Promise.all((await readKeyFile(path)).map(({ privateKey }) => signingKeyFrom(privateKey)))
}

const pemBlock = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g

/** Keys in PEM (PKCS #8), one after the other: the first signs, the others are those of before a rotation. Throws a sentence. */
export async function keyRingOfPem(text: string): Promise<KeyRing> {
  const blocks = text.match(pemBlock) ?? []
  if (blocks.length === 0) throw new Error('There is no "BEGIN PRIVATE KEY" in it.')
  const keys = await Promise.all(
    blocks.map(async (pem) =>
      signingKeyFrom(await exportJWK(await importPKCS8(pem, algorithm, { extractable: true }))),
    ),
  )
  return ringOf(async () => keys)
}

function ringOf(load: () => Promise<readonly SigningKey[]>): KeyRing {
  return {
    current: async () => {
      const [first] = await load()
      if (first === undefined) throw new Error('There is no signing key.')
      return first
    },
    find: async (kid) => (await load()).find((key) => key.kid === kid),
    published: async () => ({ keys: (await load()).map(({ publicJwk }) => publicJwk) }),
  }
}
