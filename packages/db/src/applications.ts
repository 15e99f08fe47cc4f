import type { Session } from './connect.ts'
import type { Actor, Environment } from './environment.ts'
import { makeId } from './write/make-id.ts'

/** A program that calls, in one environment. */
export type Application = Actor['application']

/** The application with this client id, made when there is none yet. */
export async function ensureApplication(
  session: Session,
  environment: Environment,
  { clientId, name, kind }: { clientId: string; name: string; kind: string },
): Promise<Application> {
  const [row] = await session.send({
    name: undefined,
    text: `with made as (
        insert into applications (environment_id, id, name, kind, client_id) values ($1, $2, $3, $4, $5)
        on conflict (client_id) do nothing returning *
      )
      select * from made union all select * from applications where client_id = $5 limit 1`,
    values: [environment.id, makeId(), name, kind, clientId],
  })
  const isPublic = row?.public_access === true
  return {
    id: String(row?.id),
    client_id: clientId,
    kind: String(row?.kind),
    public: isPublic,
    confidential: !isPublic,
  }
}
