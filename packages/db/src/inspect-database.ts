import type { Registry } from '@cohort/schema'
import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from './connect.ts'
import { missingMigrations, oneConnection } from './migrate/migrate.ts'
import { schemaDifferences } from './migrate/schema-differences.ts'

/** What a database is like, for who looks after it. */
export interface DatabaseFacts {
  /** 180000 for PostgreSQL 18. */
  readonly version: number
  readonly encoding: string
  readonly role: string
  readonly bytes: number
  readonly connections: number
  readonly mostConnections: number
  /** Of those that the migrations need: not even to be had on this server. */
  readonly missingExtensions: readonly string[]
  /** How far the clock of the database is ahead of this machine's, in milliseconds; negative when behind. */
  readonly clockAheadMs: number
}

const neededExtensions = ['pg_trgm', 'btree_gin']

/** Asks a database what it is like. Works before the first migration. */
export async function inspectDatabase(database: Database): Promise<DatabaseFacts> {
  // The first statement opens the connection, which must not count as a difference of clocks.
  const [row] = await database.send({
    name: undefined,
    text: `select current_setting('server_version_num')::integer as version,
        current_setting('server_encoding') as encoding, current_user as role,
        pg_database_size(current_database()) as bytes,
        (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
        current_setting('max_connections')::integer as most_connections,
        array(
          select name from unnest($1::text[]) as name where name not in (select name from pg_available_extensions)
        ) as missing`,
    values: [neededExtensions],
  })
  return {
    version: Number(row?.version),
    encoding: String(row?.encoding),
    role: String(row?.role),
    bytes: Number(row?.bytes),
    connections: Number(row?.connections),
    mostConnections: Number(row?.most_connections),
    missingExtensions: Array.isArray(row?.missing) ? row.missing.map(String) : [],
    clockAheadMs: await clockAheadMs(database),
  }
}

/** The clock of the database, compared with the middle of the time that asking it took. */
async function clockAheadMs(database: Database): Promise<number> {
  const askedAt = Date.now()
  const [row] = await database.send({
    name: undefined,
    text: 'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
    values: [],
  })
  return Math.round(Number(row?.now) - (askedAt + Date.now()) / 2)
}

/** What a database lacks of what the service needs: migrations by their names, and else every difference as a sentence. */
export async function findSchemaFaults(
  url: string,
  registry: Registry,
): Promise<{ readonly migrations: readonly string[]; readonly differences: readonly string[] }> {
  const database = new Kysely<Record<string, never>>({
    dialect: new PostgresDialect({ pool: oneConnection(url) }),
  })
  try {
    const migrations = await missingMigrations(database)
    return {
      migrations,
      differences: migrations.length > 0 ? [] : await schemaDifferences(database, registry),
    }
  } finally {
    await database.destroy()
  }
}
