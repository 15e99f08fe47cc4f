import { refuseUnacceptable } from '@cohort/jsonapi'
import {
  isToOne,
  targetsOf,
  type Action,
  type Registry,
  type Relationship,
  type Resource,
} from '@cohort/schema'
import { Router, type RequestHandler } from 'express'
import { announce } from './announce.ts'
import { answerKeyed } from './answer-keyed.ts'
import { noteOf } from './answer-notes.ts'
import { callOf } from './call-of.ts'
import type { Answer, Call, RelationshipCall } from './call.ts'
import { acceptedCoding } from './content-coding.ts'
import type { Context } from './context.ts'
import { create } from './handlers/create.ts'
import { addLinkage, linkage, removeLinkage, replaceLinkage } from './handlers/linkage.ts'
import { list } from './handlers/list.ts'
import { related } from './handlers/related.ts'
import { remove } from './handlers/remove.ts'
import { retrieve } from './handlers/retrieve.ts'
import { update } from './handlers/update.ts'
import { admit } from './identity/admit.ts'
import { refuseForbidden, type Need } from './identity/refuse-forbidden.ts'
import { limitAddress } from './middleware/limit-requests.ts'
import { notFound } from './middleware/not-found.ts'
import { readBody } from './middleware/read-body.ts'
import { refuseOtherMethods } from './refuse-other-methods.ts'
import { represent } from './represent.ts'
import { send } from './send.ts'
import { serverTimingOf } from './server-timing.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
type Handler = (context: Context, call: Call) => Promise<Answer>
type RelationshipHandler = (context: Context, call: RelationshipCall) => Promise<Answer>

/** One method of one path, of one resource. */
interface Route {
  readonly path: string
  readonly method: Method
  readonly resource: Resource
  readonly hasBody: boolean
  /** What a caller must be allowed to do. */
  readonly needs: readonly Need[]
  readonly handler: Handler
}

const collection = ({ type }: Resource) => `/${type}`
const single = ({ type, singleton }: Resource) => (singleton === null ? `/${type}/:id` : `/${singleton}`)

/** Where each action of a resource is found. */
const actionRoutes = {
  list: { method: 'GET', path: collection, hasBody: false, handler: list },
  create: { method: 'POST', path: collection, hasBody: true, handler: create },
  retrieve: { method: 'GET', path: single, hasBody: false, handler: retrieve },
  update: { method: 'PATCH', path: single, hasBody: true, handler: update },
  delete: { method: 'DELETE', path: single, hasBody: false, handler: remove },
} as const satisfies Record<
  Action,
  { method: Method; path: (resource: Resource) => string; hasBody: boolean; handler: Handler }
>

/** What is below each relationship of a resource. */
const relationshipRoutes = [
  { method: 'GET', below: '', hasBody: false, handler: related },
  { method: 'GET', below: '/relationships', hasBody: false, handler: linkage },
  { method: 'PATCH', below: '/relationships', hasBody: true, handler: replaceLinkage },
  { method: 'POST', below: '/relationships', hasBody: true, handler: addLinkage },
  { method: 'DELETE', below: '/relationships', hasBody: true, handler: removeLinkage },
] as const satisfies readonly {
  method: Method
  below: string
  hasBody: boolean
  handler: RelationshipHandler
}[]

/** The routes of every resource of the registry, below `/api`. */
export function apiRoutes(context: Context): Router {
  const router = Router({ caseSensitive: true })
  router.options('/{*path}', limitAddress(context.limiter, 'address'))
  const routes = context.registry.resources.flatMap((resource) => routesOf(context, resource))
  for (const [path, atPath] of Map.groupBy(routes, (route) => route.path))
    addPath(router, context, path, atPath)
  router.use(notFound)
  return router
}

function routesOf({ registry }: Context, resource: Resource): Route[] {
  const ofActions = resource.actions.map((action): Route => {
    const { path, ...route } = actionRoutes[action]
    return { ...route, path: path(resource), resource, needs: [{ action, type: resource.type }] }
  })
  const links = Object.entries(resource.relationships).filter(
    ([name, relationship]) => targetsOf(registry, name, relationship).length > 0,
  )
  return [
    ...ofActions,
    ...links.flatMap(([name, relationship]) => routesBelow(registry, resource, name, relationship)),
  ]
}

function routesBelow(
  registry: Registry,
  resource: Resource,
  name: string,
  relationship: Relationship,
): Route[] {
  return relationshipRoutes.map(({ method, below, hasBody, handler }) => ({
    path: `${single(resource)}${below}/${name}`,
    method,
    resource,
    hasBody,
    needs: needsBelow(registry, resource, name, relationship, method),
    handler: (context, call) => handler(context, { ...call, name, relationship }),
  }))
}

/** Whoever asks where a relationship leads reads both sides. Its members are written as records of their own type. */
function needsBelow(
  registry: Registry,
  { type }: Resource,
  name: string,
  relationship: Relationship,
  method: Method,
): readonly Need[] {
  const reading = method === 'GET'
  const action = reading || isToOne(relationship) ? 'retrieve' : 'update'
  const targets = targetsOf(registry, name, relationship).map(
    (target) => ({ action, type: target.type }) as const,
  )
  return [{ action: reading ? 'retrieve' : 'update', type }, ...targets]
}

const verbs = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const satisfies Record<
  Method,
  keyof Router
>

function addPath(router: Router, context: Context, path: string, routes: readonly Route[]): void {
  const atPath = router.route(path)
  atPath.all((request, response, next) => {
    const { id } = request.params
    noteOf(response, { route: `/api${path}`, ...(typeof id === 'string' && { id }) })
    next()
  })
  for (const route of routes) atPath[verbs[route.method]](answerWith(context, route))
  const methods = routes.map(({ method }) => method)
  refuseOtherMethods(router, path, methods)
}

/** The line that every request passes, in the order in which its faults are told: 401, 429, 406, 415, 413, 403 of the route, then the handler's own. */
function answerWith(context: Context, { resource, method, hasBody, needs, handler }: Route): RequestHandler {
  return async (request, response) => {
    const timing = serverTimingOf(request)
    const caller = await admit(context, request, response)
    refuseUnacceptable(request.get('Accept'))
    const accepted = context.compresses ? acceptedCoding(request) : undefined
    const body = hasBody ? await readBody(request, response) : ''
    refuseForbidden(caller, needs)
    const call = callOf(context, request, response, { resource, caller, body })
    // Whatever a handler does is held to the caller's environment by the database as well.
    const database = context.database.within(caller.environment)
    const held = { ...context, database: timing?.watch(database) ?? database }
    const answer = await answerKeyed(held, call, request, announcing(handler))
    timing?.tell(response)
    const { preconditions } = call
    send(response, await represent(answer, { isRead: method === 'GET', accepted, preconditions }))
  }
}

/** The handler, whose answers say which profiles they follow: also when they are kept and replayed. */
function announcing(handler: Handler): Handler {
  return async (context, call) => announce(await handler(context, call), call.answerContext.profiles)
}
