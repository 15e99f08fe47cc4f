import { createClient, type Client } from '@cohort/client'
import type { Database } from '@cohort/db'
import { makeReaders } from './make-readers.ts'

/** Makes a client that writes to the test environment, for what is not in the demo data. */
export async function openWriter({ url, database }: { url: string; database: Database }): Promise<Client> {
  const { clientId, secret } = (await makeReaders(database)).admin
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }),
  })
  const { access_token: token }: { access_token?: unknown } = Object(await answer.json())
  return createClient({ url: `${url}/api`, token: String(token) })
}
