import {
  ensureApplication,
  findEnvironments,
  integrationRoles,
  type ApplicationKind,
  type Database,
  type Environment,
} from '@cohort/db'
import { hashSecret, makeClientId, makeSecret } from '@cohort/identity'
import type { Command, OptionValues } from '../command.ts'
import { CommandError } from '../command-error.ts'
import { suggestion } from '../suggestion.ts'
import { textOf } from '../text-of.ts'
import { UsageError } from '../usage-error.ts'
import { withDatabase } from '../with-database.ts'

const name = 'applications create'

export const applicationsCreateCommand: Command = {
  name,
  summary: 'Make an application, and show its client id and secret once',
  about: `Makes an application, by which a program calls the API of one environment. An
integration has a role: admin reads and writes everything, read_only reads. A sales
channel reads what a shop shows to everybody, and has no secret. Only a hash of the
secret is kept, so this is the only time that it is shown.`,
  options: {
    organization: { type: 'string', value: '<slug>', isRequired: true, about: 'Whose it is' },
    environment: {
      type: 'string',
      value: '<mode>',
      isRequired: true,
      oneOf: ['test', 'live'],
      about: 'Which data it sees',
    },
    name: { type: 'string', value: '<name>', isRequired: true, about: 'What people call it' },
    kind: {
      type: 'string',
      value: '<kind>',
      oneOf: ['integration', 'sales_channel'],
      about: 'What it is for; an integration unless given',
    },
    role: { type: 'string', value: '<role>', oneOf: integrationRoles, about: 'What an integration may do' },
  },
  run: async (options) => {
    const kind = kindOf(options)
    const applicationName = textOf(options, 'name').trim()
    if (applicationName === '') throw new UsageError('"--name" needs a value.', name)
    const slug = textOf(options, 'organization')
    return withDatabase(async (database) => {
      const environment = await findEnvironment(database, slug, textOf(options, 'environment'))
      const [clientId, secret] = [makeClientId(), makeSecret()]
      const isSecret = kind.kind === 'integration'
      await ensureApplication(database, environment, {
        ...kind,
        name: applicationName,
        clientId,
        ...(isSecret && { secretHash: hashSecret(secret) }),
      })
      return {
        lines: [
          `Made ${applicationName} for ${slug}, ${environment.mode} environment.`,
          `client_id=${clientId}`,
          ...(isSecret
            ? [`client_secret=${secret}`, 'The secret is not shown again.']
            : ['It has no secret.']),
        ],
        data: {
          application: { name: applicationName, organization: slug, environment: environment.mode, ...kind },
          client_id: clientId,
          ...(isSecret && { client_secret: secret }),
        },
      }
    })
  },
}

function kindOf(options: OptionValues): ApplicationKind {
  const role = integrationRoles.find((known) => known === textOf(options, 'role'))
  if (textOf(options, 'kind') === 'sales_channel') {
    if (role !== undefined) throw new UsageError('A sales channel has no role.', name)
    return { kind: 'sales_channel' }
  }
  if (role === undefined) throw new UsageError('An integration needs a --role.', name)
  return { kind: 'integration', role }
}

async function findEnvironment(database: Database, slug: string, mode: string): Promise<Environment> {
  const known = await findEnvironments(database)
  const found = known.find(
    ({ organization, environment }) => organization.slug === slug && environment.mode === mode,
  )
  if (found !== undefined) return found.environment
  const slugs = known.map(({ organization }) => organization.slug)
  throw new CommandError(`There is no organization "${slug}".${suggestion(slug, slugs)}`)
}
