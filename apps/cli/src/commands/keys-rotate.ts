import { ensureKeyFile, rotateKeyFile } from '@cohort/identity'
import type { Command } from '../command.ts'
import { keyFile } from '../open-keys.ts'

export const keysRotateCommand: Command = {
  name: 'keys rotate',
  summary: 'Sign tokens with a new key from now on',
  about: `Makes a new signing key in the state folder. A running service takes it within
seconds, without a restart. The former key stays published until its last token has
expired, so that nobody is interrupted.`,
  options: {},
  run: async () => {
    const file = keyFile()
    await ensureKeyFile(file)
    const kid = await rotateKeyFile(file)
    return { lines: [`Tokens are signed with the key ${kid} from now on.`], data: { kid, file } }
  },
}
