import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  ensureApplication,
  findEnvironments,
  type Actor,
  type Environment,
  type EnvironmentOfOrganization,
  type Session,
} from '@cohort/db'

/** Who calls, as the token says: the environment that is seen, and the application that the log names. */
export interface Caller {
  readonly environment: Environment
  readonly organization: EnvironmentOfOrganization['organization']
  readonly actor: Actor
  /** May look, and change nothing. */
  readonly isReadOnly: boolean
}

/** A token, and who calls with it. */
export interface IssuedToken {
  readonly token: string
  readonly caller: Caller
}

/** The tokens that are valid. They stand in for signed ones, and are made at start: one for each environment. */
export interface Tokens {
  /** The caller of a token; undefined when the token is not valid. */
  verify(token: string): Caller | undefined
  /** A token for an environment of the first organization. */
  issue(mode: Environment['mode']): IssuedToken | undefined
  /** A token that can only read, for the catalog: it lives as long as the process. */
  issueForReading(mode: Environment['mode']): IssuedToken | undefined
}

/** Holds a token for each caller, and beside each one that can only read. */
export function tokensOf(callerByToken: ReadonlyMap<string, Caller>): Tokens {
  const readers = new Map(
    [...callerByToken.values()].map((caller) => [
      makeToken(caller.environment.mode),
      { ...caller, isReadOnly: true },
    ]),
  )
  return {
    verify: (token) => callerByToken.get(token) ?? readers.get(token),
    issue: (mode) => firstOf(callerByToken, mode),
    issueForReading: (mode) => firstOf(readers, mode),
  }
}

function firstOf(callers: ReadonlyMap<string, Caller>, mode: Environment['mode']): IssuedToken | undefined {
  const found = [...callers].find(([, caller]) => caller.environment.mode === mode)
  return found && { token: found[0], caller: found[1] }
}

/** 256 bits that nobody can guess, after a name that shows in a log or a chat what was leaked. */
function makeToken(mode: Environment['mode']): string {
  return `cohort_${mode}_${randomBytes(32).toString('base64url')}`
}

/** Makes a token for every environment, or takes those of the last start, so that a copied curl keeps working. */
export async function loadDemoTokens(session: Session, stateFolder: string): Promise<Tokens> {
  const environments = await findEnvironments(session)
  const file = join(stateFolder, 'demo-tokens.json')
  const known = await readKnown(file)
  const tokens = new Map<string, Caller>()
  const kept: Record<string, string> = {}
  for (const found of environments) {
    const name = `${found.organization.slug}/${found.environment.mode}`
    const token = known[name] ?? makeToken(found.environment.mode)
    kept[name] = token
    tokens.set(token, await demoCaller(session, found))
  }
  await mkdir(stateFolder, { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  return tokensOf(tokens)
}

async function readKnown(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    const known: unknown = JSON.parse(await readFile(file, 'utf8'))
    const entries = Object.entries(known ?? {}).filter(([, token]) => typeof token === 'string')
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}

/** The caller that the demo's own application is in an environment. */
export async function demoCaller(
  session: Session,
  { environment, organization }: EnvironmentOfOrganization,
): Promise<Caller> {
  const application = await ensureApplication(session, environment, {
    clientId: `demo-${organization.slug}-${environment.mode}`,
    name: 'Demo client',
    kind: 'integration',
  })
  return { environment, organization, actor: { application, owner: null }, isReadOnly: false }
}
