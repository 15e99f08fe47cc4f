import { findEnvironments } from '@cohort/db'
import type { Command } from '../command.ts'
import { linesOf } from '../lines-of.ts'
import { withDatabase } from '../with-database.ts'

export const organizationsListCommand: Command = {
  name: 'organizations list',
  summary: 'List the organizations',
  about: 'Lists the organizations of the database of COHORT_DATABASE_URL, oldest first.',
  options: {},
  run: () =>
    withDatabase(async (database) => {
      const found = (await findEnvironments(database)).map(({ organization }) => organization)
      const organizations = [
        ...new Map(found.map((organization) => [organization.id, organization])).values(),
      ]
      const rows = organizations.map(({ slug, name, id }) => [slug, name, id])
      return {
        lines: rows.length === 0 ? ['There is no organization.'] : linesOf([['SLUG', 'NAME', 'ID'], ...rows]),
        data: { organizations },
      }
    }),
}
