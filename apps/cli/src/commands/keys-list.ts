import { readKeyFile, type FiledKey } from '@cohort/identity'
import { linesOf } from '../lines-of.ts'
import type { Command } from '../command.ts'
import { CommandError } from '../command-error.ts'
import { keyFile } from '../open-keys.ts'

export const keysListCommand: Command = {
  name: 'keys list',
  summary: 'List the keys that tokens are signed with',
  about: `Lists the signing keys of the state folder by their names, which \`kid\` of a token
says: first the one that signs, then former ones whose tokens can still be valid.`,
  options: {},
  run: async () => {
    const keys = await readKeyFile(keyFile()).catch(toldWhereMissing)
    const rows = keys.map((key) => [key.kid, key.createdAt, stateOf(key)])
    return {
      lines: linesOf([['KEY', 'MADE', 'STATE'], ...rows]),
      data: {
        keys: keys.map(({ kid, createdAt, retiredAt }) => ({
          kid,
          created_at: createdAt,
          retired_at: retiredAt ?? null,
        })),
      },
    }
  },
}

function toldWhereMissing(error: unknown): never {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  if (!isMissing) throw error
  throw new CommandError('There is no key yet: the first start of the service makes one.', { cause: error })
}

function stateOf({ retiredAt }: FiledKey): string {
  return retiredAt === undefined ? 'signs' : `retired ${retiredAt}`
}
