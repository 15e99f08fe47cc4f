import pg from 'pg'
import { appRole, readonlyRole, type Access } from './run/access.ts'

/**
 * What the service can run as. Not behind the second wall, with the rights of the connecting user, where that user cannot
 * take its two roles on: because a migration was not allowed to make them, or nobody has granted them.
 */
export async function findAccess(url: string): Promise<Extract<Access, 'service' | 'operator'>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ usable: number }>(usableRoles, [[appRole, readonlyRole]])
    return rows[0]?.usable === 2 ? 'service' : 'operator'
  } finally {
    await client.end()
  }
}

/** From PostgreSQL 16 on, a member of a role may still be kept from taking it on. */
const usableRoles = `select count(*)::integer as usable from pg_roles
  where rolname = any($1) and pg_has_role(
    oid, case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end
  )`

/** What an operator is told where the second wall cannot be raised. */
export const wallIsMissing = `The user of the database may not take on the roles ${appRole} and ${readonlyRole}, so that row level security does not hold the service to one environment. Let a superuser run once: create role ${appRole}; create role ${readonlyRole}; grant ${appRole}, ${readonlyRole} to the user; then migrate again.`
