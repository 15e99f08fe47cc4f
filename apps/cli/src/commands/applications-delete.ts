import { deleteApplication } from '@cohort/db'
import type { Command } from '../command.ts'
import { clientIdOption, findApplication, placeOf } from '../find-application.ts'
import { textOf } from '../text-of.ts'
import { withDatabase } from '../with-database.ts'

export const applicationsDeleteCommand: Command = {
  name: 'applications delete',
  summary: 'Delete an application, and end its tokens',
  about: `Deletes an application and its secrets. Its tokens are refused within seconds. What
it did stays in the history, under its name.`,
  options: { 'client-id': clientIdOption },
  run: (options) =>
    withDatabase(async (database) => {
      const client = await findApplication(database, textOf(options, 'client-id'))
      await deleteApplication(database, client)
      const { client_id } = client.application
      return { lines: [`Deleted ${client_id} of ${placeOf(client)}.`], data: { deleted: { client_id } } }
    }),
}
