import { ensureApplication, findEnvironments, type ApplicationKind, type Database } from '@cohort/db'
import { hashSecret, makeClientId, makeSecret } from '@cohort/identity'

/** What an application signs in with. */
export interface TestCredentials {
  readonly clientId: string
  readonly secret: string
}

export interface Readers {
  readonly test: TestCredentials
  readonly live: TestCredentials
  /** Of the test environment, in which it may write. */
  readonly admin: TestCredentials
  /** Of the test environment, with an id that everybody knows and no secret. */
  readonly shop: TestCredentials
}

/** Makes applications with which one may sign in, and others with which one may not. */
export async function makeReaders(database: Database): Promise<Readers> {
  return {
    test: await makeApplication(database, 'test', { kind: 'integration', role: 'read_only' }),
    live: await makeApplication(database, 'live', { kind: 'integration', role: 'read_only' }),
    admin: await makeApplication(database, 'test', { kind: 'integration', role: 'admin' }),
    shop: await makeApplication(database, 'test', { kind: 'sales_channel' }),
  }
}

async function makeApplication(
  database: Database,
  mode: 'test' | 'live',
  kind: ApplicationKind,
): Promise<TestCredentials> {
  const found = (await findEnvironments(database)).find(({ environment }) => environment.mode === mode)
  if (found === undefined) throw new Error(`There is no ${mode} environment.`)
  const clientId = makeClientId()
  const secret = makeSecret()
  await ensureApplication(database, found.environment, {
    clientId,
    name: `Reader of ${mode}`,
    ...kind,
    ...(kind.kind === 'integration' && { secretHash: hashSecret(secret) }),
  })
  return { clientId, secret }
}
