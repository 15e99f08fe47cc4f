import { readdir, readFile } from 'node:fs/promises'
import type { Registry } from '@cohort/schema'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'
import { schemaDifferences } from './schema-differences.ts'

export interface MigrateOptions {
  /** The migrated database is compared with these declarations. */
  readonly registry: Registry
  /** Is told of every migration that was run. */
  readonly report?: (line: string) => void
}

/**
 * Brings a database to the newest version and compares it with the declarations. Safe to run by several
 * processes at once: one migrates, the others wait. Throws when a migration fails, and then changes nothing;
 * and, naming the differences, when the tables are not those that the declarations need. Raises the second wall
 * (`walls.sql`) as far as the connecting user may: `findAccess` tells.
 */
export async function migrate(url: string, { registry, report = () => {} }: MigrateOptions): Promise<void> {
  const database = new Kysely<Record<string, never>>({
    dialect: new PostgresDialect({ pool: oneConnection(url) }),
  })
  try {
    const migrator = new Migrator({ db: database, provider: { getMigrations: readMigrations } })
    const { error, results = [] } = await migrator.migrateToLatest()
    for (const { migrationName, status } of results) report(`${migrationName}: ${status.toLowerCase()}`)
    if (error !== undefined) throw error
    await sql.raw(await readFile(walls, 'utf8')).execute(database)
    const differences = await schemaDifferences(database, registry)
    if (differences.length > 0) {
      throw new Error(`The database does not fit the declarations:\n  ${differences.join('\n  ')}`)
    }
  } finally {
    await database.destroy()
  }
}

/** The names of the migrations that a database has not had yet. Changes nothing. */
export async function missingMigrations(database: Kysely<Record<string, never>>): Promise<readonly string[]> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: readMigrations } })
  const all = await migrator.getMigrations()
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
}

/** A connection whose end is told by the statement that it breaks; unheard beside that, it would end the process. */
export function oneConnection(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c cohort.operator=on' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The roles of the service and what they may see: made anew after every migration, for the tables that it brought. */
const walls = new URL('walls.sql', import.meta.url)

const folder = new URL('migrations/', import.meta.url)

/** Every .sql file beside this one, in the order of its number. They are history: none is changed once it has landed. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations = (await migrationNames()).map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(new URL(`${name}.sql`, folder), 'utf8')
    return [name, { up: async (db) => void (await sql.raw(text).execute(db)) }]
  })
  return Object.fromEntries(await Promise.all(migrations))
}

/** The names of all migrations, oldest first. */
export async function migrationNames(): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'))
  return files.map((file) => file.replace('.sql', '')).toSorted()
}
