import { findApplications, type ListedApplication } from '@cohort/db'
import type { Command } from '../command.ts'
import { linesOf } from '../lines-of.ts'
import { textOf } from '../text-of.ts'
import { withDatabase } from '../with-database.ts'

export const applicationsListCommand: Command = {
  name: 'applications list',
  summary: 'List the applications, without their secrets',
  about: `Lists who can call: the applications of the database of COHORT_DATABASE_URL, by
organization and environment, with how many secrets each has (two while one takes
the place of the other).`,
  options: {
    organization: { type: 'string', value: '<slug>', about: 'Only those of one organization' },
    environment: {
      type: 'string',
      value: '<mode>',
      oneOf: ['test', 'live'],
      about: 'Only those of one environment',
    },
  },
  run: (options) =>
    withDatabase(async (database) => {
      const [slug, mode] = [textOf(options, 'organization'), textOf(options, 'environment')]
      const applications = (await findApplications(database)).filter(
        ({ organization, environment }) =>
          (slug === '' || organization === slug) && (mode === '' || environment === mode),
      )
      const head = ['ORGANIZATION', 'ENVIRONMENT', 'NAME', 'KIND', 'ROLE', 'SECRETS', 'CLIENT ID']
      return {
        lines:
          applications.length === 0
            ? ['There is no application.']
            : linesOf([head, ...applications.map(rowOf)]),
        data: { applications: applications.map(wireOf) },
      }
    }),
}

function rowOf(application: ListedApplication): readonly string[] {
  const { organization, environment, name, kind, role, secrets, clientId } = application
  return [organization, environment, name, kind, role ?? '-', String(secrets), clientId]
}

function wireOf({ clientId, createdAt, ...application }: ListedApplication): object {
  return { ...application, client_id: clientId, created_at: createdAt }
}
