import { findAccess, migrate, wallIsMissing } from '@cohort/db'
import { registry } from '@cohort/schema'
import type { Command } from '../command.ts'
import { CommandError } from '../command-error.ts'
import { readDatabaseUrl } from '../config.ts'
import { failureSentence } from '../failure-sentence.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the database to the newest version',
  about: `Runs the migrations that the database of COHORT_DATABASE_URL has not had yet, all of
them or none, and compares its tables with the declared resources. Safe to run
again, and by several processes at once. Fails, naming each difference, when the
tables are not those that the declarations need.`,
  options: {},
  run: async () => {
    const url = readDatabaseUrl()
    const migrations = await runMigrations(url)
    const access = await findAccess(url)
    const lines = migrations.map((name) => `Migrated ${name}`)
    const done = lines.length === 0 ? ['The database is already up to date.'] : lines
    return {
      lines: access === 'service' ? done : [...done, wallIsMissing],
      data: { migrations, access },
    }
  },
}

/** The names of the migrations that were run. Throws, naming it, when one fails. */
async function runMigrations(url: string): Promise<readonly string[]> {
  const reported: (readonly [name: string, outcome: string])[] = []
  const report = (line: string) => {
    const [name = '', outcome = ''] = line.split(': ')
    reported.push([name, outcome])
  }
  try {
    await migrate(url, { registry, report })
  } catch (error) {
    const [failed] = reported.find(([, outcome]) => outcome === 'error') ?? []
    if (failed === undefined) throw error
    const sentence = `The migration ${failed} failed and nothing was changed: ${failureSentence(error)}`
    throw new CommandError(sentence, { cause: error })
  }
  return reported.map(([name]) => name)
}
