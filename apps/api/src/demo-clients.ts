import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  ensureApplication,
  findEnvironments,
  type ApplicationKind,
  type Environment,
  type EnvironmentOfOrganization,
  type Database,
} from '@cohort/db'
import { hashSecret, makeClientId, makeSecret } from '@cohort/identity'

/** An application of the demo, with what a client signs in with. */
export interface DemoClient {
  readonly mode: Environment['mode']
  readonly about: string
  readonly clientId: string
  /** Undefined: it has none. */
  readonly clientSecret: string | undefined
}

interface DemoApplication {
  readonly about: string
  readonly name: string
  readonly kind: ApplicationKind
}

/** What each environment of the demo has: one for everything, one for looking, one as it stands in a shop's pages. */
const demoApplications = {
  admin: { about: 'reads and writes', name: 'Demo client', kind: { kind: 'integration', role: 'admin' } },
  reader: { about: 'reads', name: 'Demo reader', kind: { kind: 'integration', role: 'read_only' } },
  shop: { about: 'sales channel', name: 'Demo shop', kind: { kind: 'sales_channel' } },
} as const satisfies Record<string, DemoApplication>

interface Kept {
  readonly client_id: string
  readonly client_secret: string
}

/**
 * Makes the demo's applications in the first organization, and gives their credentials: those of the last start, which are kept
 * in the state folder, so that a copied command keeps working.
 */
export async function ensureDemoClients(
  database: Database,
  stateFolder: string,
): Promise<readonly DemoClient[]> {
  const environments = await findEnvironments(database)
  const file = join(stateFolder, 'demo-clients.json')
  const known = await readKnown(file)
  const kept: Record<string, Kept> = {}
  const clients: DemoClient[] = []
  for (const { environment, organization } of environments.filter(isOfFirst)) {
    for (const [key, { about, name, kind }] of Object.entries(demoApplications)) {
      const path = `${organization.slug}/${environment.mode}/${key}`
      const credentials = known.get(path) ?? { client_id: makeClientId(), client_secret: makeSecret() }
      kept[path] = credentials
      const hasSecret = kind.kind !== 'sales_channel'
      const clientSecret = hasSecret ? credentials.client_secret : undefined
      const clientId = credentials.client_id
      const secretHash = hasSecret ? { secretHash: hashSecret(credentials.client_secret) } : {}
      await ensureApplication(database, environment, { ...kind, name, clientId, ...secretHash })
      clients.push({ mode: environment.mode, about, clientId, clientSecret })
    }
  }
  await mkdir(stateFolder, { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  return clients
}

function isOfFirst(
  { organization }: EnvironmentOfOrganization,
  _index: number,
  [first]: readonly EnvironmentOfOrganization[],
): boolean {
  return organization.id === first?.organization.id
}

/** What the file holds; nothing when it is missing or damaged, and then new credentials are made. */
async function readKnown(file: string): Promise<ReadonlyMap<string, Kept>> {
  const content: unknown = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => null)
  const entries: readonly (readonly [string, unknown])[] = Object.entries(content ?? {})
  return new Map(entries.flatMap(([path, value]) => (isKept(value) ? [[path, value]] : [])))
}

function isKept(value: unknown): value is Kept {
  const isObject = typeof value === 'object' && value !== null
  return (
    isObject &&
    'client_id' in value &&
    typeof value.client_id === 'string' &&
    'client_secret' in value &&
    typeof value.client_secret === 'string'
  )
}
