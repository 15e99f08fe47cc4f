import { connect, findEnvironments, loadDemoData } from '@cohort/db'
import type { Command } from '../command.ts'
import { readDatabaseUrl } from '../config.ts'

export const seedCommand: Command = {
  name: 'seed',
  summary: 'Load the demo data into an empty database',
  about: `Fills the database of COHORT_DATABASE_URL with the demo data, the same every time: a
fictional retailer with a test and a live environment, their customer groups,
customers, markets and attachments, and the history of these. The database must
have been migrated and have no organization; any other is refused and stays as
it is.`,
  options: {},
  run: async () => {
    const database = connect({ url: readDatabaseUrl() })
    try {
      await loadDemoData(database)
      const found = await findEnvironments(database)
      const environments = found.map(({ organization, environment: { mode } }) => ({
        organization: organization.name,
        slug: organization.slug,
        mode,
      }))
      const lines = environments.map(
        ({ organization, mode }) => `Loaded ${organization}, ${mode} environment`,
      )
      return { lines, data: { environments } }
    } finally {
      await database.close()
    }
  },
}
