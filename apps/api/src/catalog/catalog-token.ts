import { ensureApplication, findClient, findEnvironments, type Client, type Environment } from '@cohort/db'
import { refusal } from '@cohort/jsonapi'
import type { Request, RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { callerOf } from '../identity/caller.ts'
import { roleWords } from '../identity/refuse-forbidden.ts'
import { authenticateClient } from '../oauth/authenticate-client.ts'
import { OauthError } from '../oauth/oauth-error.ts'
import { basicCredentials, type Credentials } from '../oauth/read-oauth-request.ts'

type Mode = Environment['mode']

/** How long a viewer's token is valid, in seconds; its page asks for the next one by itself. */
const lifetime = 10 * 60

/**
 * `GET /catalog/token?mode=live`: the token that a page of the catalog reads with. It is handed to who signs in, with the client
 * id and secret of a read-only application in HTTP Basic; and where the catalog is open, to a browser on this machine.
 */
export function catalogToken(context: Context): RequestHandler {
  return async (request, response) => {
    refuseOtherSites(request)
    const mode = request.originalUrl.endsWith('?mode=live') ? 'live' : 'test'
    const credentials = basicCredentials(request.get('Authorization'))
    const client =
      credentials === undefined
        ? await openClient(context, request, mode)
        : await signedInClient(context, credentials, mode)
    const { token, claims } = await context.tokens.issue(client, { scope: 'market:all', lifetime })
    const { name, slug } = client.organization
    response.set('Cache-Control', 'no-store')
    response.json({
      access_token: token,
      expires_in: claims.exp - claims.iat,
      mode,
      organization: { name, slug },
    })
  }
}

async function signedInClient({ database }: Context, credentials: Credentials, mode: Mode): Promise<Client> {
  const client = await authenticateClient(database, credentials).catch((error: unknown) => {
    throw error instanceof OauthError ? refuse(error.message) : error
  })
  const { role } = callerOf(client)
  if (role !== 'read_only')
    throw refuse(`This is ${roleWords[role]}. The catalog takes ${roleWords.read_only} only.`)
  if (client.environment.mode === mode) return client
  throw refuse(`This application belongs to the ${client.environment.mode} environment.`)
}

/** The application that viewers of an open catalog read as, in the first organization. It has no secret, so nobody else can be it. */
async function openClient(context: Context, request: Request, mode: Mode): Promise<Client> {
  if (context.catalogAccess !== 'open' || !isThisMachine(request)) throw signInFirst()
  const { database } = context
  const found = (await findEnvironments(database)).find(({ environment }) => environment.mode === mode)
  if (found === undefined) throw refusal('RECORD_NOT_FOUND', { detail: 'There is no organization yet.' })
  const { environment, organization } = found
  const clientId = `catalog-${organization.slug}-${mode}`
  await ensureApplication(database, environment, {
    clientId,
    name: 'Catalog',
    kind: 'integration',
    role: 'read_only',
  })
  const client = await findClient(database, clientId)
  if (client === undefined) throw new Error(`There is no application ${clientId}`)
  return client
}

/** No other site gets a token out of a viewer's browser, and no name that was pointed at this machine. */
function refuseOtherSites(request: Request): void {
  const site = request.get('Sec-Fetch-Site') ?? 'same-origin'
  if (site !== 'same-origin' && site !== 'none') throw refuse('The catalog answers its own pages only.')
}

function isThisMachine(request: Request): boolean {
  const isLocal = /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '')
  return isLocal && ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname)
}

function signInFirst(): Error {
  return refuse(
    'Sign in with the client id and the secret of a read-only application. Without them the catalog is open on the machine that serves it only, and only when COHORT_CATALOG_ACCESS says so.',
    { sign_in: true },
  )
}

function refuse(detail: string, meta?: { readonly sign_in: true }): Error {
  return refusal('UNAUTHORIZED', { detail, ...(meta && { meta }) })
}
