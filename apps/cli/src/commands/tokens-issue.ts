import { signAccessToken, subjectOf } from '@cohort/identity'
import type { Command } from '../command.ts'
import { readIssuer } from '../config.ts'
import { clientIdOption, findApplication, placeOf } from '../find-application.ts'
import { numberOf } from '../number-of.ts'
import { openKeys } from '../open-keys.ts'
import { textOf } from '../text-of.ts'
import { withDatabase } from '../with-database.ts'

const name = 'tokens issue'

export const tokensIssueCommand: Command = {
  name,
  summary: 'Issue a token of an application, to see what it sees',
  about: `Issues an access token for an application, as the service would, without its secret.
For support: what the token does stands in the history as done by the application.
Needs the signing keys of the service (COHORT_STATE_FOLDER or COHORT_SIGNING_KEY) and its
PUBLIC_AUTH_URL, PUBLIC_URL or PORT, because a token names who issued it.`,
  options: {
    'client-id': clientIdOption,
    minutes: { type: 'string', value: '<number>', about: 'How long it is valid, 1 to 120; 15 unless given' },
  },
  run: async (options) => {
    const minutes = numberOf(options, 'minutes', { least: 1, most: 120, otherwise: 15, command: name })
    const issuer = readIssuer()
    return withDatabase(async (database) => {
      const client = await findApplication(database, textOf(options, 'client-id'))
      const { token, claims } = await signAccessToken(await openKeys(), subjectOf(client, 'market:all'), {
        issuer,
        lifetime: minutes * 60,
        notBefore: client.tokensRevokedAt + 1,
      })
      return {
        lines: [token],
        data: { access_token: token, expires_in: claims.exp - claims.iat, for: placeOf(client), iss: issuer },
      }
    })
  },
}
