import { findClient, type Client, type Database } from '@cohort/db'
import { CommandError } from './command-error.ts'

/** What an application is named by on a command line: its client id, which is no secret. */
export const clientIdOption = {
  type: 'string',
  value: '<id>',
  isRequired: true,
  about: 'The client id of the application',
} as const

/** The application with a client id. Throws when there is none. */
export async function findApplication(database: Database, clientId: string): Promise<Client> {
  const client = await findClient(database, clientId)
  if (client !== undefined) return client
  throw new CommandError(
    `There is no application with the client id "${clientId}". See \`cohort applications list\`.`,
  )
}

/** `aurora, test environment` */
export function placeOf({ organization, environment }: Client): string {
  return `${organization.slug}, ${environment.mode} environment`
}
