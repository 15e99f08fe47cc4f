import { revokeRefreshToken, type Client } from '@cohort/db'
import { hashSecret } from '@cohort/identity'
import { Router, type RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { authenticate } from '../identity/authenticate.ts'
import { limitAddress } from '../middleware/limit-requests.ts'
import { refuseOtherMethods } from '../refuse-other-methods.ts'
import { authenticateClient } from './authenticate-client.ts'
import { grants } from './grants.ts'
import { handleOauthErrors, OauthError } from './oauth-error.ts'
import { readOauthRequest } from './read-oauth-request.ts'

/** How long our keys may be kept, in seconds. Who meets a token of a key that it does not know asks again at once. */
const keysMaxAge = 60

/** Where clients get tokens and give them back, and where everybody finds the keys to check them. */
export function oauthRoutes(context: Context): Router {
  const router = Router({ caseSensitive: true })
  router.use('/oauth', neverStored)
  router.use('/oauth/token', limitAddress(context.limiter, 'tokens'))
  router.use(['/oauth/revoke', '/oauth/tokeninfo', '/.well-known'], limitAddress(context.limiter, 'address'))
  router.post('/oauth/token', issueToken(context))
  router.post('/oauth/revoke', revokeToken(context))
  router.get('/oauth/tokeninfo', tellToken(context))
  router.get('/.well-known/jwks.json', tellKeys(context))
  for (const path of ['/oauth/token', '/oauth/revoke']) refuseOtherMethods(router, path, ['POST'])
  for (const path of ['/oauth/tokeninfo', '/.well-known/jwks.json']) refuseOtherMethods(router, path, ['GET'])
  router.use(handleOauthErrors)
  return router
}

/** `POST /oauth/token` */
function issueToken(context: Context): RequestHandler {
  return async (request, response) => {
    const { parameters, credentials } = await readOauthRequest(request, response)
    const type = parameters.get('grant_type')
    if (type === undefined) throw new OauthError('invalid_request', 'grant_type is missing.')
    const grant = grants.get(type)
    if (grant === undefined) {
      const detail = `grant_type is one of ${[...grants.keys()].join(', ')}.`
      throw new OauthError('unsupported_grant_type', detail)
    }
    const client = await authenticateClient(context.database, credentials)
    response.json(await grant(context, client, parameters))
  }
}

/** `POST /oauth/revoke`: an access token or a refresh token of the client's own. One that is no longer valid needs no more (RFC 7009). */
function revokeToken(context: Context): RequestHandler {
  return async (request, response) => {
    const { parameters, credentials } = await readOauthRequest(request, response)
    const client = await authenticateClient(context.database, credentials)
    const token = parameters.get('token') ?? ''
    if (token === '') throw new OauthError('invalid_request', 'token is missing.')
    await revokeOwn(context, client, token)
    response.json({})
  }
}

async function revokeOwn({ tokens, database }: Context, client: Client, token: string): Promise<void> {
  const applicationId = client.application.id
  const bearer = await tokens.verify(token)
  if (bearer === undefined) {
    await revokeRefreshToken(database, client.environment, { hash: hashSecret(token), applicationId })
    return
  }
  if (bearer.caller.actor.application.id !== applicationId) {
    throw new OauthError('invalid_request', 'The token was issued to another client.')
  }
  await tokens.revoke(token, bearer)
}

/** `GET /oauth/tokeninfo`: what the bearer's token says. */
function tellToken({ tokens }: Context): RequestHandler {
  return async (request, response) => {
    const { claims } = await authenticate(tokens, request)
    response.json(claims)
  }
}

/** `GET /.well-known/jwks.json` */
function tellKeys({ tokens }: Context): RequestHandler {
  return async (_request, response) => {
    response.set('Cache-Control', `public, max-age=${keysMaxAge}`).json(await tokens.publishedKeys())
  }
}

/** Nothing that may hold a token is kept on the way (RFC 6749, 5.1). */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache', 'X-Content-Type-Options': 'nosniff' })
  next()
}
