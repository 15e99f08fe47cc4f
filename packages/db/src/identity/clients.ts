import type { Database, Session } from '../connect.ts'
import type { Environment } from '../environment.ts'
import type { EnvironmentOfOrganization } from '../environments.ts'
import type { Row } from '@cohort/jsonapi/query'
import type { Application, IntegrationRole, PlacedApplication } from './applications.ts'

/** An application as the one that calls, with the environment that it belongs to. */
export interface Client extends EnvironmentOfOrganization {
  readonly application: Application
  /** Null for a sales channel. */
  readonly role: IntegrationRole | null
  /** Tokens issued up to this second, since 1970, are no longer valid; 0 when none was revoked like that. */
  readonly tokensRevokedAt: number
}

/**
 * The application that a client id names. This and `findBearer` are the only look-ups before an environment is known:
 * client ids are unique among all, and what is found says which environment it is.
 */
export async function findClient(session: Session, clientId: string): Promise<Client | undefined> {
  const [row] = await session.send({ name: 'find_client', text: clientText, values: [clientId] })
  return row && clientFrom(row)
}

/** The application that bears a token; undefined when the application is gone, or the token was revoked. */
export async function findBearer(
  session: Session,
  { clientId, jti }: { readonly clientId: string; readonly jti: string },
): Promise<Client | undefined> {
  const [row] = await session.send({
    name: 'find_bearer',
    text: `${clientText} and not exists (
        select from revoked_tokens as r where r.environment_id = a.environment_id and r.jti = $2
      )`,
    values: [clientId, jti],
  })
  return row && clientFrom(row)
}

/**
 * The SHA-256 of each secret of a client that is valid now. They are read behind the wall, as a write is done, for the role that
 * reads every environment may not read them. Nobody has none, which takes the same work.
 */
export async function findSecretHashes(
  database: Database,
  client: PlacedApplication | undefined,
): Promise<readonly Uint8Array[]> {
  const environment = client?.environment ?? nowhere
  const rows = await database.within(environment).send({
    isWrite: true,
    name: 'find_secret_hashes',
    text: `select hash from application_secrets
      where environment_id = $1 and application_id = $2 and (expires_at is null or expires_at > now())`,
    values: [environment.id, client?.application.id ?? ''],
  })
  return rows.map((row): unknown => row.hash).filter((hash) => hash instanceof Uint8Array)
}

/** The environment of nobody: ids begin at 1. */
const nowhere: Environment = { id: 0, organizationId: '', mode: 'test' }

const clientText = `select e.id as environment_id, e.mode, o.id as organization_id, o.name, o.slug,
    a.id, a.client_id, a.kind, a.role, a.public_access,
    coalesce(ceil(extract(epoch from a.tokens_revoked_at)), 0)::integer as tokens_revoked_at
  from applications as a
  join environments as e on e.id = a.environment_id
  join organizations as o on o.id = e.organization_id
  where a.client_id = $1`

function clientFrom(row: Row): Client {
  const environment: Environment = {
    id: Number(row.environment_id),
    organizationId: String(row.organization_id),
    mode: row.mode === 'live' ? 'live' : 'test',
  }
  const isPublic = row.public_access === true
  return {
    environment,
    organization: { id: environment.organizationId, name: String(row.name), slug: String(row.slug) },
    application: {
      id: String(row.id),
      client_id: String(row.client_id),
      kind: String(row.kind),
      public: isPublic,
      confidential: !isPublic,
    },
    role: row.role === 'admin' || row.role === 'read_only' ? row.role : null,
    tokensRevokedAt: Number(row.tokens_revoked_at),
  }
}
