import {
  connect,
  findAccess,
  findSchemaFaults,
  inspectDatabase,
  wallIsMissing,
  type DatabaseFacts,
} from '@cohort/db'
import { registry } from '@cohort/schema'
import { failureSentence } from '../failure-sentence.ts'
import { readDatabaseUrl } from '../config.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

/** Looks at the database of COHORT_DATABASE_URL. What cannot be looked at without it is left out when it does not answer. */
export async function examineDatabase(): Promise<readonly Finding[]> {
  const url = readDatabaseUrl()
  const database = connect({ url, poolSize: 1 })
  try {
    const facts = await inspectDatabase(database)
    return [
      ok('Database', `answers, as ${facts.role}; ${megabytes(facts.bytes)}`),
      versionFinding(facts),
      encodingFinding(facts),
      extensionsFinding(facts),
      ...(await schemaFindings(url)),
      await rolesFinding(url),
      clockFinding(facts),
      connectionsFinding(facts),
    ]
  } catch (error) {
    return [
      fault('Database', failureSentence(error), 'Check that it runs, and what COHORT_DATABASE_URL says.'),
    ]
  } finally {
    await database.close()
  }
}

function versionFinding({ version }: DatabaseFacts): Finding {
  const told = `PostgreSQL ${Math.floor(version / 10_000)}.${version % 10_000}`
  return version >= 150_000
    ? ok('Version', told)
    : fault('Version', `${told} is too old`, 'Upgrade to PostgreSQL 15 or newer.')
}

function encodingFinding({ encoding }: DatabaseFacts): Finding {
  if (encoding === 'UTF8') return ok('Encoding', encoding)
  return fault(
    'Encoding',
    `${encoding}, which cannot hold every text`,
    "Make the database anew, with encoding 'UTF8'.",
  )
}

function extensionsFinding({ missingExtensions }: DatabaseFacts): Finding {
  if (missingExtensions.length === 0) return ok('Extensions', 'pg_trgm and btree_gin are there')
  const told = `${missingExtensions.join(' and ')} cannot be had on this server`
  return fault('Extensions', told, 'Install the contrib package of this PostgreSQL.')
}

async function schemaFindings(url: string): Promise<readonly Finding[]> {
  const { migrations, differences } = await findSchemaFaults(url, registry)
  const migrated =
    migrations.length === 0
      ? ok('Migrations', 'all have run')
      : fault(
          'Migrations',
          `${migrations.length} have not run, from ${migrations[0]} on`,
          'Run `cohort migrate`.',
        )
  if (migrations.length > 0) return [migrated]
  const advice = 'Undo what was changed by hand: the tables and indexes must be those of the migrations.'
  const fits =
    differences.length === 0
      ? ok('Tables', 'and indexes are those of the declarations')
      : fault('Tables', differences.join('; '), advice)
  return [migrated, fits]
}

async function rolesFinding(url: string): Promise<Finding> {
  const access = await findAccess(url)
  if (access === 'service') return ok('Roles', 'row level security holds the service to one environment')
  const [told = '', ...advice] = wallIsMissing.split(/(?<=\.) /)
  return warning('Roles', told.replace(/\.$/, ''), advice.join(' '))
}

/** Tokens allow five seconds. */
const clockToleranceMs = { notable: 1000, most: 5000 }

function clockFinding({ clockAheadMs }: DatabaseFacts): Finding {
  const apart = Math.abs(clockAheadMs)
  const told = `the database is ${apart} ms ${clockAheadMs < 0 ? 'behind' : 'ahead of'} this machine`
  const advice = 'Let both machines take their time from NTP: tokens and retries go by it.'
  if (apart < clockToleranceMs.notable) return ok('Clock', told)
  return apart < clockToleranceMs.most ? warning('Clock', told, advice) : fault('Clock', told, advice)
}

function connectionsFinding({ connections, mostConnections }: DatabaseFacts): Finding {
  const told = `${connections} of ${mostConnections} are open`
  if (connections < mostConnections * 0.8) return ok('Connections', told)
  return warning('Connections', told, 'Lower COHORT_POOL_SIZE, or raise max_connections of the server.')
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MiB`
}
