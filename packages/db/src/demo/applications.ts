import type { Actor } from '../environment.ts'
import { demoId } from './demo-id.ts'
import { demoOrganization, type Mode } from './organization.ts'
import { randomText, seededRandom } from './seeded-random.ts'

interface DemoApplication {
  readonly name: string
  /** Of a sales channel everybody knows the client id, so that it has no secret. */
  readonly kind: 'integration' | 'sales_channel'
  /** Works from this hour until before that one, in UTC. */
  readonly hours: readonly [from: number, until: number]
}

/** The programs that work on the demo data. */
export const demoApplications = {
  back_office: { name: 'Back office', kind: 'integration', hours: [7, 17] },
  crm_sync: { name: 'CRM sync', kind: 'integration', hours: [5, 22] },
  erp_bridge: { name: 'ERP bridge', kind: 'integration', hours: [1, 4] },
  loyalty_engine: { name: 'Loyalty engine', kind: 'integration', hours: [0, 24] },
  newsletter: { name: 'Newsletter connector', kind: 'integration', hours: [6, 20] },
  web_shop: { name: 'Web shop', kind: 'sales_channel', hours: [0, 24] },
  qa_suite: { name: 'QA suite', kind: 'integration', hours: [18, 23] },
} as const satisfies Record<string, DemoApplication>

export type DemoApplicationName = keyof typeof demoApplications

/** An application of one environment. */
export interface ApplicationRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** Of an integration, which in the demo may do everything. */
  readonly role: 'admin' | null
  readonly client_id: string
  readonly public_access: boolean
  readonly created_at: string
}

/** The applications of an environment; each has its own. */
export function applicationRows(mode: Mode): readonly ApplicationRow[] {
  return Object.entries(demoApplications).map(([key, application]) => applicationRow(mode, key, application))
}

const actors = new Map<string, Actor>()

/** The application as the log names it. */
export function actorOf(mode: Mode, name: DemoApplicationName): Actor {
  const key = `${mode} ${name}`
  const actor = actors.get(key) ?? makeActor(applicationRow(mode, name, demoApplications[name]))
  actors.set(key, actor)
  return actor
}

function applicationRow(mode: Mode, key: string, { name, kind }: DemoApplication): ApplicationRow {
  const random = seededRandom(`application ${mode} ${key}`)
  const created = Date.parse(demoOrganization.created_at) + random(3_600_000)
  return {
    id: demoId(created, random),
    name,
    kind,
    role: kind === 'integration' ? 'admin' : null,
    client_id: randomText(random, 43),
    public_access: kind === 'sales_channel',
    created_at: new Date(created).toISOString(),
  }
}

function makeActor({ id, client_id, kind, public_access }: ApplicationRow): Actor {
  return {
    application: { id, client_id, kind, public: public_access, confidential: !public_access },
    owner: null,
  }
}
