import type { Resource } from '@cohort/schema'
import { Router, type RequestHandler } from 'express'
import { noteOf } from '../answer-notes.ts'
import type { Context } from '../context.ts'
import { limitAddress } from '../middleware/limit-requests.ts'
import { notFound } from '../middleware/not-found.ts'
import { refuseOtherMethods } from '../refuse-other-methods.ts'

type ListHandler = (context: Context, resource: Resource) => RequestHandler

/** Something that every list of the registry has beside the API, whose answers are documents: `GET {base}/{type}`. */
export function besideRoutes(context: Context, base: string, handler: ListHandler): Router {
  const router = Router({ caseSensitive: true })
  router.options('/{*path}', limitAddress(context.limiter, 'address'))
  for (const resource of context.registry.resources.filter(({ actions }) => actions.includes('list'))) {
    const path = `/${resource.type}`
    router.all(path, (_request, response, next) => {
      noteOf(response, { route: `${base}${path}` })
      next()
    })
    router.get(path, handler(context, resource))
    refuseOtherMethods(router, path, ['GET'])
  }
  router.use(notFound)
  return router
}
