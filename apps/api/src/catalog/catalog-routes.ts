import { join } from 'node:path'
import express, { Router } from 'express'
import type { Context } from '../context.ts'
import { limitAddress } from '../middleware/limit-requests.ts'
import { pageHeaders } from '../page-headers.ts'
import { refuseOtherMethods } from '../refuse-other-methods.ts'
import { catalogToken } from './catalog-token.ts'

/** The built catalog, and the token that its viewers read with. */
export function catalogRoutes(context: Context, folder: string): Router {
  const router = Router()
  const page = join(folder, 'index.html')
  router.use(pageHeaders())
  router.use('/catalog/token', limitAddress(context.limiter, 'address'))
  router.get('/catalog/token', catalogToken(context))
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
