import { randomUUID } from 'node:crypto'
import { insertRefreshToken, useRefreshToken, type Client } from '@cohort/db'
import { hashSecret, lifetimeSeconds, makeSecret } from '@cohort/identity'
import type { Context } from '../context.ts'
import { OauthError } from './oauth-error.ts'
import { parseScope, type Scope } from './parse-scope.ts'
import type { OauthParameters } from './read-oauth-request.ts'

/** The answer of the token endpoint. */
interface TokenAnswer {
  readonly access_token: string
  readonly token_type: 'Bearer'
  readonly expires_in: number
  readonly scope: string
  /** In seconds since 1970. */
  readonly created_at: number
  readonly refresh_token?: string
}

type Grant = (context: Context, client: Client, parameters: OauthParameters) => Promise<TokenAnswer>

/** What a client can ask for a token with, once it has said who it is. */
export const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  ['client_credentials', grantCredentials],
  ['refresh_token', grantRefresh],
])

async function grantCredentials(context: Context, client: Client, parameters: OauthParameters) {
  const scope = await parseScope(context, client, parameters.get('scope') ?? '')
  return answerWith(context, client, scope, randomUUID())
}

/** A refresh token is used up; what is issued in its place has the same scope and comes with the next one of its family. */
async function grantRefresh(context: Context, client: Client, parameters: OauthParameters) {
  const token = parameters.get('refresh_token') ?? ''
  const used = await useRefreshToken(context.database, client.environment, {
    hash: hashSecret(token),
    applicationId: client.application.id,
  })
  if (used === undefined) {
    throw new OauthError(
      'invalid_grant',
      'The refresh token is missing, expired, revoked, used or of another client.',
    )
  }
  return answerWith(context, client, await parseScope(context, client, used.scope), used.family)
}

async function answerWith(
  context: Context,
  client: Client,
  scope: Scope,
  family: string,
): Promise<TokenAnswer> {
  const { text, market, isOffline } = scope
  const { token, claims } = await context.tokens.issue(client, { scope: text, ...(market && { market }) })
  const refreshToken = isOffline ? await keepRefreshToken(context, client, text, family) : undefined
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    scope: text,
    created_at: claims.iat,
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  }
}

async function keepRefreshToken({ database }: Context, client: Client, scope: string, family: string) {
  const token = makeSecret()
  const applicationId = client.application.id
  await insertRefreshToken(database, client.environment, {
    hash: hashSecret(token),
    applicationId,
    family,
    scope,
  })
  return token
}
