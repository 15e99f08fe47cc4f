import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keyFileIn, keyRingOfPem, readKeyFile } from '@cohort/identity'
import { readKeySource } from '../config.ts'
import { failureSentence } from '../failure-sentence.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

/** Looks at this machine: the keys that tokens are signed with, and the disk of the state folder. */
export async function examineMachine(): Promise<readonly Finding[]> {
  const { pem, stateFolder } = readKeySource()
  const keys = pem === undefined ? await fileFinding(keyFileIn(stateFolder)) : await pemFinding(pem)
  return [keys, await diskFinding(stateFolder)]
}

async function pemFinding(pem: string): Promise<Finding> {
  try {
    const { keys } = await (await keyRingOfPem(pem)).published()
    return ok('Signing keys', `${keys.length} in COHORT_SIGNING_KEY`)
  } catch (error) {
    return fault(
      'Signing keys',
      failureSentence(error),
      'Put a private RSA key in PEM (PKCS #8) into COHORT_SIGNING_KEY.',
    )
  }
}

async function fileFinding(file: string): Promise<Finding> {
  if (!(await exists(file))) return ok('Signing keys', `none yet; the first start makes ${file}`)
  try {
    const keys = await readKeyFile(file)
    return ok('Signing keys', `${keys.length} in ${file}, of its owner only`)
  } catch (error) {
    return fault(
      'Signing keys',
      failureSentence(error),
      'Do what it says; without its keys the service does not start.',
    )
  }
}

/** Less than this may be used up before somebody looks again. */
const fewBytes = 1024 ** 3

/** The disk of a database on another machine cannot be seen from here. */
async function diskFinding(stateFolder: string): Promise<Finding> {
  const folder = (await exists(stateFolder)) ? stateFolder : dirname(stateFolder)
  try {
    const { bavail, bsize } = await statfs(folder)
    const told = `${Math.floor((bavail * bsize) / 1024 ** 2)} MiB are free at ${folder}`
    return bavail * bsize >= fewBytes
      ? ok('Disk', told)
      : warning('Disk', told, 'Make room: a full disk refuses every write.')
  } catch (error) {
    return warning('Disk', failureSentence(error), 'Check what COHORT_STATE_FOLDER says.')
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
