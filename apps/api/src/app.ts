import express, { type Express } from 'express'
import { besideRoutes } from './beside/beside-routes.ts'
import { catalogRoutes } from './catalog/catalog-routes.ts'
import type { Context } from './context.ts'
import { exportList } from './export/export-list.ts'
import { describeApi } from './handlers/describe-api.ts'
import { healthRoutes } from './health/health-routes.ts'
import { allowOrigins } from './middleware/allow-origins.ts'
import { handleErrors } from './middleware/handle-errors.ts'
import { identifyRequest } from './middleware/identify-request.ts'
import { limitRefused } from './middleware/limit-requests.ts'
import { logRequests } from './middleware/log-requests.ts'
import { notFound } from './middleware/not-found.ts'
import { refuseMalformed } from './middleware/refuse-malformed.ts'
import { sayConnection } from './middleware/say-connection.ts'
import { oauthRoutes } from './oauth/oauth-routes.ts'
import { referenceRoutes } from './reference/reference-routes.ts'
import { refuseOtherMethods } from './refuse-other-methods.ts'
import { apiRoutes } from './routes.ts'
import { tellStatistics } from './statistics/tell-statistics.ts'

/** What is there for programs, and not for the catalog's pages: limits and other origins are for these. */
const forPrograms = ['/api', '/export', '/statistics', '/oauth', '/.well-known', '/openapi.json']

/** The service: what every request passes, in order. */
export function createApp(context: Context): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  // An address is as it is written: `/API` is none of ours.
  app.enable('case sensitive routing')
  // Query strings are parsed by packages/jsonapi: Express would read `filter[q][name_eq]` as one flat key.
  app.set('query parser', false)
  app.set('trust proxy', context.trustedProxies)

  app.use(identifyRequest)
  app.use(logRequests(context.log, context.metrics))
  app.use(sayConnection(context))
  app.use(forPrograms, allowOrigins(context))
  app.use(refuseMalformed)
  app.use(healthRoutes(context))
  if (context.tracing !== undefined) app.use(context.tracing.traceRequests)
  app.use('/api', apiRoutes(context))
  app.use('/export', besideRoutes(context, '/export', exportList))
  app.use('/statistics', besideRoutes(context, '/statistics', tellStatistics))
  app.use(oauthRoutes(context))
  app.get('/openapi.json', describeApi(context))
  refuseOtherMethods(app, '/openapi.json', ['GET'])
  app.use(referenceRoutes(context))
  if (context.catalogFolder !== undefined) app.use(catalogRoutes(context, context.catalogFolder))
  app.use(notFound)
  app.use(forPrograms, limitRefused(context.limiter))
  app.use(handleErrors(context.log))
  return app
}
