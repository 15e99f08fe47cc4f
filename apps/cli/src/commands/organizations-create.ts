import { createOrganization, findEnvironments } from '@cohort/db'
import type { Command } from '../command.ts'
import { CommandError } from '../command-error.ts'
import { textOf } from '../text-of.ts'
import { UsageError } from '../usage-error.ts'
import { withDatabase } from '../with-database.ts'

const name = 'organizations create'

/** A label of a host name: clients put it before the domain. Where tokens come from is no organization. */
const slugPattern = /^(?!auth$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export const organizationsCreateCommand: Command = {
  name,
  summary: 'Make an organization, with a test and a live environment',
  about: `Makes an organization in the database of COHORT_DATABASE_URL. Its two environments are
empty and have nothing to do with each other; nobody can call yet. Go on with
\`cohort applications create\`. Refuses a slug that is taken.`,
  options: {
    name: { type: 'string', value: '<name>', isRequired: true, about: 'What people call it' },
    slug: {
      type: 'string',
      value: '<slug>',
      isRequired: true,
      about: 'Its name in addresses: small letters, digits and dashes',
    },
  },
  run: async (options) => {
    const organization = { name: textOf(options, 'name').trim(), slug: textOf(options, 'slug') }
    if (organization.name === '') throw new UsageError('"--name" needs a value.', name)
    if (!slugPattern.test(organization.slug)) {
      throw new UsageError(
        '"--slug" takes small letters, digits and dashes, 63 at the most, and not "auth".',
        name,
      )
    }
    return withDatabase(async (database) => {
      const known = await findEnvironments(database)
      if (known.some(({ organization: { slug } }) => slug === organization.slug)) {
        throw new CommandError(`There is an organization with the slug "${organization.slug}" already.`)
      }
      const id = await createOrganization(database, organization)
      return {
        lines: [
          `Made the organization ${organization.name} (${organization.slug}), with its test and live environments.`,
        ],
        data: { organization: { id, ...organization }, environments: ['test', 'live'] },
      }
    })
  },
}
