import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The account that the server runs under when we are root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Whether an account may enter every folder down to a folder, or to a program that it may read and execute. */
export async function canReach(path: string, account: Account): Promise<boolean> {
  const found = await stat(path)
  if (!allows(found, account, found.isDirectory() ? 0o1 : 0o5)) return false
  const parent = dirname(path)
  return parent === path || canReach(parent, account)
}

interface Permissions extends Account {
  readonly mode: number
}

/** Whether owner and mode of a file give an account all of these bits: 4 read, 2 write, 1 enter or execute. */
export function allows(file: Permissions, account: Account, bits: number): boolean {
  const shift = file.uid === account.uid ? 6 : file.gid === account.gid ? 3 : 0
  return ((file.mode >> shift) & bits) === bits
}
