import type { Database } from '../connect.ts'
import type { Environment } from '../environment.ts'

/** Takes an access token back, until it expires: a time in seconds since 1970. Forgets those that have expired. */
export async function revokeAccessToken(
  database: Database,
  environment: Environment,
  { jti, exp }: { readonly jti: string; readonly exp: number },
): Promise<void> {
  await database.within(environment).send({
    isWrite: true,
    name: undefined,
    text: `with expired as (
        delete from revoked_tokens where environment_id = $1 and expires_at < now() - interval '1 minute'
      )
      insert into revoked_tokens (environment_id, jti, expires_at) values ($1, $2, to_timestamp($3))
      on conflict do nothing`,
    values: [environment.id, jti, exp],
  })
}
