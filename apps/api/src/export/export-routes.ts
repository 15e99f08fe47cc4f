import { Router } from 'express'
import { noteOf } from '../answer-notes.ts'
import type { Context } from '../context.ts'
import { limitAddress } from '../middleware/limit-requests.ts'
import { notFound } from '../middleware/not-found.ts'
import { refuseOtherMethods } from '../refuse-other-methods.ts'
import { exportList } from './export-list.ts'

/** Every list of the registry as a file, below `/export`: beside the API, whose answers are documents. */
export function exportRoutes(context: Context): Router {
  const router = Router({ caseSensitive: true })
  router.options('/{*path}', limitAddress(context.limiter, 'address'))
  for (const resource of context.registry.resources.filter(({ actions }) => actions.includes('list'))) {
    const path = `/${resource.type}`
    router.all(path, (_request, response, next) => {
      noteOf(response, { route: `/export${path}` })
      next()
    })
    router.get(path, exportList(context, resource))
    refuseOtherMethods(router, path, ['GET'])
  }
  router.use(notFound)
  return router
}
