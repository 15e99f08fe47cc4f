import type { Session } from './connect.ts'

/** What cursors are signed with: the same for every instance of the service on this database. As hexadecimal digits. */
export async function findCursorSecret(session: Session): Promise<string> {
  const [row] = await session.send({
    name: undefined,
    text: "select encode(secret, 'hex') as secret from service_secrets where name = 'cursors'",
    values: [],
  })
  if (typeof row?.secret !== 'string') throw new Error('The database has no secret for cursors: migrate it.')
  return row.secret
}
