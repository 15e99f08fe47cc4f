import type { Database } from '../connect.ts'
import type { Environment } from '../environment.ts'

/** A refresh token as it is kept. */
export interface RefreshToken {
  /** Its SHA-256. */
  readonly hash: Uint8Array
  readonly applicationId: string
  /** What a token and all that followed from it have in common. */
  readonly family: string
  readonly scope: string
}

/** How long a refresh token waits to be used. */
const lifetime = '30 days'

/** Keeps a new refresh token. Forgets those of the environment that have expired. */
export async function insertRefreshToken(
  database: Database,
  environment: Environment,
  { hash, applicationId, family, scope }: RefreshToken,
): Promise<void> {
  await database.within(environment).send({
    isWrite: true,
    name: undefined,
    text: `with expired as (delete from refresh_tokens where environment_id = $1 and expires_at < now())
      insert into refresh_tokens (environment_id, hash, application_id, family, scope, expires_at)
      values ($1, $2, $3, $4, $5, now() + interval '${lifetime}')`,
    values: [environment.id, hash, applicationId, family, scope],
  })
}

/**
 * Uses a refresh token of an application up, and gives what it was for. Undefined when there is none, or it has
 * expired; or when it was used before, and then its whole family is taken back.
 */
export async function useRefreshToken(
  database: Database,
  environment: Environment,
  { hash, applicationId }: Pick<RefreshToken, 'hash' | 'applicationId'>,
): Promise<Pick<RefreshToken, 'family' | 'scope'> | undefined> {
  const [used] = await database.within(environment).send({
    isWrite: true,
    name: undefined,
    text: `update refresh_tokens set used_at = now()
      where environment_id = $1 and hash = $2 and application_id = $3 and used_at is null and expires_at > now()
      returning family, scope`,
    values: [environment.id, hash, applicationId],
  })
  if (used !== undefined) return { family: String(used.family), scope: String(used.scope) }
  await revokeRefreshToken(database, environment, { hash, applicationId })
  return undefined
}

/** Takes a refresh token of an application back, and all of its family. */
export async function revokeRefreshToken(
  database: Database,
  environment: Environment,
  { hash, applicationId }: Pick<RefreshToken, 'hash' | 'applicationId'>,
): Promise<void> {
  await database.within(environment).send({
    isWrite: true,
    name: undefined,
    text: `delete from refresh_tokens where environment_id = $1 and application_id = $3 and family in (
        select family from refresh_tokens where environment_id = $1 and application_id = $3 and hash = $2
      )`,
    values: [environment.id, hash, applicationId],
  })
}
