import type { Database, Session } from '../connect.ts'
import type { Actor, Environment } from '../environment.ts'
import { makeId } from '../write/make-id.ts'

/** A program that calls, in one environment. */
export type Application = Actor['application']

/** An application, and the environment that it belongs to. */
export interface PlacedApplication {
  readonly environment: Environment
  readonly application: Application
}

/** What a program is for; what it may do follows from it, and for an integration from its role. */
export type ApplicationKind =
  | { readonly kind: 'integration'; readonly role: IntegrationRole }
  | { readonly kind: 'sales_channel' }

export const integrationRoles = ['admin', 'read_only'] as const
export type IntegrationRole = (typeof integrationRoles)[number]

export type NewApplication = ApplicationKind & {
  readonly name: string
  readonly clientId: string
  /** The SHA-256 of its secret; left out for one that has none: a sales channel, whose client id is public. */
  readonly secretHash?: Uint8Array
}

/** Makes an application, unless there is one with this client id, which is then left as it is. */
export async function ensureApplication(
  database: Database,
  environment: Environment,
  application: NewApplication,
): Promise<void> {
  const { name, kind, clientId, secretHash } = application
  const role = application.kind === 'integration' ? application.role : null
  await database.within(environment).send({
    isWrite: true,
    name: undefined,
    text: `with made as (
        insert into applications (environment_id, id, name, kind, role, client_id, public_access)
        values ($1, $2, $3, $4, $5, $6, $4 = 'sales_channel')
        on conflict (client_id) do nothing returning environment_id, id
      )
      insert into application_secrets (environment_id, application_id, hash)
      select environment_id, id, $7 from made where $7::bytea is not null`,
    values: [environment.id, makeId(), name, kind, role, clientId, secretHash ?? null],
  })
}

/** An application as its operator sees it. */
export interface ListedApplication {
  readonly organization: string
  readonly environment: Environment['mode']
  readonly name: string
  readonly kind: string
  readonly role: string | null
  readonly clientId: string
  readonly createdAt: string
  /** How many secrets are valid now. */
  readonly secrets: number
}

/** Every application, by organization and environment. */
export async function findApplications(session: Session): Promise<readonly ListedApplication[]> {
  const rows = await session.send({
    name: undefined,
    text: `select o.slug, e.mode, a.name, a.kind, a.role, a.client_id, wire_time(a.created_at) as created_at,
        (
          select count(*) from application_secrets as s
          where s.environment_id = a.environment_id and s.application_id = a.id
            and (s.expires_at is null or s.expires_at > now())
        ) as secrets
      from applications as a
      join environments as e on e.id = a.environment_id
      join organizations as o on o.id = e.organization_id
      order by o.slug, e.mode, a.created_at, a.id`,
    values: [],
  })
  return rows.map((row) => ({
    organization: String(row.slug),
    environment: row.mode === 'live' ? 'live' : 'test',
    name: String(row.name),
    kind: String(row.kind),
    role: typeof row.role === 'string' ? row.role : null,
    clientId: String(row.client_id),
    createdAt: String(row.created_at),
    secrets: Number(row.secrets),
  }))
}

/**
 * Gives an application another secret. The newest of the former ones is valid for so many hours more; with 0 none is, and all
 * tokens that were issued with them are refused.
 */
export async function rotateSecret(
  database: Database,
  { environment, application }: PlacedApplication,
  { secretHash, overlapHours }: { readonly secretHash: Uint8Array; readonly overlapHours: number },
): Promise<void> {
  const values = [environment.id, application.id]
  await database.within(environment).transaction('write', async (session) => {
    const send = (text: string, more: readonly unknown[] = []) =>
      session.send({ name: undefined, text, values: [...values, ...more] })
    await send('select from applications where environment_id = $1 and id = $2 for update')
    await send(
      `delete from application_secrets where environment_id = $1 and application_id = $2 and hash not in (
          select hash from application_secrets where environment_id = $1 and application_id = $2 and $3::integer > 0
          order by created_at desc, hash limit 1
        )`,
      [overlapHours],
    )
    await send(
      `update application_secrets set expires_at = least(expires_at, now() + make_interval(hours => $3::integer))
        where environment_id = $1 and application_id = $2`,
      [overlapHours],
    )
    await send('insert into application_secrets (environment_id, application_id, hash) values ($1, $2, $3)', [
      secretHash,
    ])
    if (overlapHours > 0) return
    await send('update applications set tokens_revoked_at = now() where environment_id = $1 and id = $2')
    await send('delete from refresh_tokens where environment_id = $1 and application_id = $2')
  })
}

/** Deletes an application, and with it its secrets; its tokens are refused. What it did stays in the log. */
export async function deleteApplication(
  database: Database,
  { environment, application }: PlacedApplication,
): Promise<void> {
  await database.within(environment).send({
    isWrite: true,
    name: undefined,
    text: 'delete from applications where environment_id = $1 and id = $2',
    values: [environment.id, application.id],
  })
}
