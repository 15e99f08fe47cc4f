import type { Database } from '../connect.ts'
import type { Actor, Environment } from '../environment.ts'
import { makeId } from '../write/make-id.ts'

/** A program that calls, in one environment. */
export type Application = Actor['application']

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
