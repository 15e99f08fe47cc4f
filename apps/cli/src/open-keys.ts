import { ensureKeyFile, keyFileIn, keyRingOfFile, keyRingOfPem, type KeyRing } from '@cohort/identity'
import { CommandError } from './command-error.ts'
import { readKeySource } from './config.ts'

/** The keys that the service signs with. On a machine where it has never run, the first one is made. */
export async function openKeys(): Promise<KeyRing> {
  const { pem, stateFolder } = readKeySource()
  if (pem !== undefined) return keyRingOfPem(pem)
  const file = keyFileIn(stateFolder)
  await ensureKeyFile(file)
  return keyRingOfFile(file)
}

/** The file of the keys. Throws when they are not in a file, and are therefore changed elsewhere. */
export function keyFile(): string {
  const { pem, stateFolder } = readKeySource()
  if (pem === undefined) return keyFileIn(stateFolder)
  throw new CommandError(
    'The keys are those of COHORT_SIGNING_KEY. To rotate them, put a new key in front of the former one there, restart the service, and take the former one away after two hours.',
  )
}
