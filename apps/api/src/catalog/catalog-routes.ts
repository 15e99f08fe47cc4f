import { join } from 'node:path'
import { refusal } from '@cohort/jsonapi'
import express, { Router, type Request } from 'express'
import helmet from 'helmet'
import type { Context } from '../context.ts'
import { refuseOtherMethods } from '../refuse-other-methods.ts'

/** What the catalog's page may load: what comes from here, and no script or style that stands in a page. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Said by whoever ends https, not by a service that speaks plain http.
  strictTransportSecurity: false,
})

/** The built catalog, and the token that its viewers read with. */
export function catalogRoutes(context: Context, folder: string): Router {
  const router = Router()
  const page = join(folder, 'index.html')
  router.use(securityHeaders)
  router.get('/catalog/token', (request, response) => {
    refuseStrangers(request)
    const mode = request.originalUrl.endsWith('?mode=live') ? 'live' : 'test'
    const issued = context.tokens.issueForReading(mode)
    if (issued === undefined) throw refusal('RECORD_NOT_FOUND', { detail: 'There is no organization yet.' })
    const { name, slug } = issued.caller.organization
    response.set('Cache-Control', 'no-store')
    response.json({ access_token: issued.token, mode, organization: { name, slug } })
  })
  refuseOtherMethods(router, '/catalog/token', ['GET'])
  // File names in assets/ have the hash of what they hold.
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' }))
  router.use(express.static(folder, { index: false }))
  const pages = [/^\/$/, /^\/(test|live)(\/|$)/]
  router.get(pages, (_request, response) => response.sendFile(page))
  refuseOtherMethods(router, pages, ['GET'])
  // Whoever came with a browser is told by the catalog that there is nothing; its page says what there is.
  router.get(/^\/(?!api\/)/, (request, response, next) => {
    if (request.accepts(['json', 'html']) !== 'html') next()
    else response.status(404).sendFile(page)
  })
  return router
}

/** The demo's token is handed to a browser on this machine, on a page of ours, and to nobody else: no other site, and no name that was pointed here. */
function refuseStrangers(request: Request): void {
  const isLocal = /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '')
  const isOurName = ['localhost', '127.0.0.1', '[::1]'].includes(request.hostname)
  const site = request.get('Sec-Fetch-Site') ?? 'same-origin'
  if (isLocal && isOurName && (site === 'same-origin' || site === 'none')) return
  throw refusal('UNAUTHORIZED', { detail: 'The catalog is open on the machine that serves it only.' })
}
