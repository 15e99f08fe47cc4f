import { rotateSecret } from '@cohort/db'
import { hashSecret, makeSecret } from '@cohort/identity'
import type { Command } from '../command.ts'
import { CommandError } from '../command-error.ts'
import { clientIdOption, findApplication, placeOf } from '../find-application.ts'
import { numberOf } from '../number-of.ts'
import { textOf } from '../text-of.ts'
import { withDatabase } from '../with-database.ts'

const name = 'applications rotate-secret'

export const applicationsRotateSecretCommand: Command = {
  name,
  summary: 'Give an application a new secret, and show it once',
  about: `Makes a new secret. The former one stays valid for a day, or as many hours as
--overlap says, so that the program can be changed meanwhile. When a secret has
leaked, --overlap 0 ends it at once, with all tokens that were issued so far.`,
  options: {
    'client-id': clientIdOption,
    overlap: {
      type: 'string',
      value: '<hours>',
      about: 'How long the former secret is valid, 0 to 720; 24 unless given',
    },
  },
  run: async (options) => {
    const overlapHours = numberOf(options, 'overlap', { least: 0, most: 720, otherwise: 24, command: name })
    return withDatabase(async (database) => {
      const client = await findApplication(database, textOf(options, 'client-id'))
      if (client.application.public)
        throw new CommandError('A sales channel has no secret: its client id is public.')
      const secret = makeSecret()
      await rotateSecret(database, client, { secretHash: hashSecret(secret), overlapHours })
      const former =
        overlapHours === 0 ? 'ended now, with all tokens' : `is valid for ${overlapHours} hours more`
      return {
        lines: [
          `Made a new secret for an application of ${placeOf(client)}; the former one ${former}.`,
          `client_id=${client.application.client_id}`,
          `client_secret=${secret}`,
          'The secret is not shown again.',
        ],
        data: { client_id: client.application.client_id, client_secret: secret, overlap_hours: overlapHours },
      }
    })
  },
}
