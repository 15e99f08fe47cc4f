import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Home } from './home.ts'
import type { Postmaster } from './postmaster.ts'

/** What `pg` needs to connect. */
export interface Connection {
  /** The folder of the unix socket, or a loopback address. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
}

export const superuser = 'cohort'

/** The one that initdb makes. */
const firstDatabase = 'postgres'

/** Only Windows has one; sockets are guarded by the mode of their folder. */
export function passwordFile(home: Home): string {
  return join(home.folder, 'password')
}

export async function connectionTo(home: Home, { port, socketFolder }: Postmaster): Promise<Connection> {
  if (process.platform !== 'win32')
    return { host: socketFolder, port, user: superuser, database: firstDatabase }
  const password = await readFile(passwordFile(home), 'utf8')
  return { host: '127.0.0.1', port, user: superuser, database: firstDatabase, password }
}

/** `postgres://cohort@localhost/postgres?host=%2Fsocket%2Ffolder&port=5432`, or the plain form for an address. */
export function urlOf({ host, port, user, database, password }: Connection): string {
  if (!host.startsWith('/'))
    return `postgres://${user}:${encodeURIComponent(password ?? '')}@${host}:${port}/${database}`
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
}
