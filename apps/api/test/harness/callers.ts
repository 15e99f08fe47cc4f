import {
  ensureApplication,
  findClient,
  findEnvironments,
  type Database,
  type NewApplication,
} from '@cohort/db'
import { hashSecret } from '@cohort/identity'
import type { CallerRole } from '@cohort/schema'
import type { Tokens } from '../../src/identity/tokens.ts'

/** An application that calls in tests, and what it signs in with. */
export interface TestClient {
  /** `aurora/test`: may do everything; `aurora/test/read_only` and `aurora/test/sales_channel` may less. */
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
  readonly token: string
}

const applications = {
  admin: { prefix: 'demo', name: 'Demo client', kind: { kind: 'integration', role: 'admin' } },
  read_only: { prefix: 'reader', name: 'Reader', kind: { kind: 'integration', role: 'read_only' } },
  sales_channel: { prefix: 'shop', name: 'Shop', kind: { kind: 'sales_channel' } },
} as const satisfies Record<CallerRole, { prefix: string } & Pick<NewApplication, 'name'> & { kind: object }>

/** Makes an application of each kind in every environment of a database, with a token of each. */
export async function makeClients(
  database: Database,
  tokens: Tokens,
): Promise<ReadonlyMap<string, TestClient>> {
  const clients: TestClient[] = []
  for (const { environment, organization } of await findEnvironments(database)) {
    const place = `${organization.slug}/${environment.mode}`
    for (const [role, { prefix, name, kind }] of Object.entries(applications)) {
      const clientId = `${prefix}-${organization.slug}-${environment.mode}`
      const clientSecret = `secret-of-${clientId}`
      const secretHash = kind.kind === 'sales_channel' ? {} : { secretHash: hashSecret(clientSecret) }
      await ensureApplication(database, environment, { ...kind, name, clientId, ...secretHash })
      const client = await findClient(database, clientId)
      if (client === undefined) throw new Error(`There is no application ${clientId}`)
      const { token } = await tokens.issue(client, { scope: 'market:all' })
      clients.push({ name: role === 'admin' ? place : `${place}/${role}`, clientId, clientSecret, token })
    }
  }
  return new Map(clients.map((client) => [client.name, client]))
}
