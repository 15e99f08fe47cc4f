import { findClient, findSecretHashes, type Client, type Database } from '@cohort/db'
import { isOneOf } from '@cohort/identity'
import { OauthError } from './oauth-error.ts'
import type { Credentials } from './read-oauth-request.ts'

/**
 * The application that a client id and secret are of; of a sales channel everybody knows the id, and that is enough. Throws
 * invalid_client, in the same words and after the same work for an id that nobody has and for a wrong secret.
 */
export async function authenticateClient(
  database: Database,
  { clientId, clientSecret }: Credentials,
): Promise<Client> {
  // What PostgreSQL cannot take as text is no client id.
  const client = clientId === '' || clientId.includes('\0') ? undefined : await findClient(database, clientId)
  const hasSecret = isOneOf(clientSecret, await findSecretHashes(database, client))
  if (client !== undefined && (client.application.public || hasSecret)) return client
  throw new OauthError('invalid_client', 'The client id or its secret is wrong, or one of them is missing.')
}
