import type { Session } from '../connect.ts'
import { migrationNames } from './migrate.ts'

/** The migrations of this code that a database does not have, by their names. */
export async function pendingMigrations(session: Session): Promise<readonly string[]> {
  const rows = await session.send({ name: undefined, text: 'select name from kysely_migration', values: [] })
  const applied = new Set(rows.map(({ name }) => String(name)))
  return (await migrationNames()).filter((name) => !applied.has(name))
}
