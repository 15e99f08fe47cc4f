import { callerRoles, registry, type CallerRole } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { bytesOf } from '../harness/bytes-of.ts'
import { databaseState } from '../harness/database-state.ts'
import { everyRoute, type RouteRow } from '../harness/every-route.ts'
import { send, type RequestOptions } from '../harness/request.ts'
import type { Response } from '../harness/response.ts'
import { spyOnStatements } from '../harness/spy-on-statements.ts'
import { useService } from '../harness/use-service.ts'
import { fullestOf, makeWorld, type World } from '../harness/world.ts'

const spy = spyOnStatements()
const service = useService({ around: spy.around })

const environments = ['aurora/test', 'aurora/live', 'borealis/test', 'borealis/live']
const nobody = 'nobody00000000'

const callers = environments.flatMap((environment) =>
  callerRoles.map((role) => ({
    environment,
    role,
    as: role === 'admin' ? environment : `${environment}/${role}`,
  })),
)

/** What each environment has, and the texts of it that nobody else may ever see. */
const worlds = new Map<string, World>()
const secrets = new Map<string, readonly string[]>()
const events = new Map<string, string>()

beforeAll(async () => {
  for (const as of environments) worlds.set(as, await makeWorld(service, as))
  for (const as of environments) {
    secrets.set(as, await secretsOf(as))
    const { json } = await send(service, 'GET', '/versions?page[size]=1', { as })
    events.set(as, json.data[0].id)
  }
})

/** The ids and everything that names something, of all records and events of an environment. */
async function secretsOf(as: string): Promise<readonly string[]> {
  const texts = registry.resources
    .filter(({ actions }) => actions.includes('list'))
    .map(async ({ type }) => {
      const { json } = await send(service, 'GET', `/${type}?page[size]=100`, { as })
      return json.data.flatMap(({ id, attributes }: { id: string; attributes: Record<string, unknown> }) => [
        id,
        // As it stands in a document: one name may begin another.
        ...[attributes.name, attributes.email]
          .filter((text) => typeof text === 'string')
          .map((text) => JSON.stringify(text)),
      ])
    })
  return [...new Set((await Promise.all(texts)).flat())]
}

/** The id of a record of a type in an environment; of its log, the id of an event. */
function idIn(environment: string, type: string): string {
  const world = worlds.get(environment)
  const event = events.get(environment)
  if (world === undefined || event === undefined) throw new Error('The worlds are made in beforeAll.')
  const isMade = registry.find(type)?.actions.includes('create') === true
  return isMade ? String(fullestOf(world, type).id) : event
}

async function sendTo({ method, path, body }: RouteRow, id: string, as: string): Promise<Response> {
  const text = body === undefined ? undefined : JSON.stringify(body).replaceAll('{id}', id)
  const options: RequestOptions = { as, ...(text !== undefined && { body: text }) }
  return send(service, method, path.replace('{id}', id), options)
}

function foreignIn(text: string, environment: string): readonly string[] {
  const foreign = environments
    .filter((other) => other !== environment)
    .flatMap((other) => secrets.get(other) ?? [])
  return foreign.filter((secret) => text.includes(secret))
}

const hasId = ({ path }: RouteRow) => path.includes('{id}')
const named = ({ method, path }: RouteRow) => `${method} ${path}`

describe.each(callers)(
  'a caller that is $role in $environment',
  ({ environment, role, as }) => {
    const allowed = everyRoute.filter(({ isAllowed }) => isAllowed(role))
    const forbidden = everyRoute.filter(({ isAllowed }) => !isAllowed(role))

    test('sees its own, and nothing of any other, on every route that it may use', async () => {
      for (const route of allowed.filter(({ method }) => method === 'GET')) {
        const { status, text } = await sendTo(route, idIn(environment, route.type), as)
        expect([named(route), status, foreignIn(text, environment)]).toEqual([named(route), 200, []])
      }
    })

    test('is answered to the byte alike for ids of others and for those that nobody has', async () => {
      const before = await databaseState(service)
      for (const route of allowed.filter(hasId)) {
        const unknown = await sendTo(route, nobody, as)
        expect([named(route), foreignIn(unknown.text, environment)]).toEqual([named(route), []])
        for (const other of environments.filter((name) => name !== environment)) {
          const foreign = await sendTo(route, idIn(other, route.type), as)
          expect([named(route), ...bytesOf(foreign)]).toEqual([named(route), ...bytesOf(unknown)])
          expect(foreign.status).toBeGreaterThanOrEqual(400)
        }
      }
      expect(await databaseState(service)).toEqual(before)
    })

    test('is refused alike for every id on every route that it may not use', async () => {
      const before = await databaseState(service)
      for (const route of forbidden) {
        const ids = [environment, ...environments].map((name) => idIn(name, route.type))
        const answers = [nobody, ...ids].map((id) => sendTo(route, id, as))
        for (const answer of await Promise.all(hasId(route) ? answers : answers.slice(0, 1))) {
          const { status, json, text } = answer
          expect([named(route), status, json.errors[0].code]).toEqual([named(route), 403, 'UNAUTHORIZED'])
          expect([named(route), json.errors[0].title, foreignIn(text, environment)]).toEqual([
            named(route),
            'Access denied',
            [],
          ])
        }
      }
      expect(await databaseState(service)).toEqual(before)
    })
  },
  120_000,
)

test('as many statements are sent for an id of another environment as for one that nobody has', async () => {
  for (const route of everyRoute.filter(hasId)) {
    const unknown = await spy.during(() => sendTo(route, nobody, 'aurora/test'))
    for (const other of environments.slice(1)) {
      const foreign = await spy.during(() => sendTo(route, idIn(other, route.type), 'aurora/test'))
      expect([named(route), foreign]).toEqual([named(route), unknown])
    }
  }
}, 120_000)

test('nothing is sent to the database about what a caller may not use', async () => {
  const role: CallerRole = 'sales_channel'
  for (const route of everyRoute.filter(({ isAllowed }) => !isAllowed(role))) {
    const sent = await spy.during(() => sendTo(route, idIn('aurora/test', route.type), `aurora/test/${role}`))
    expect([named(route), sent]).toEqual([named(route), []])
  }
})

test('the walk goes everywhere', () => {
  const types = new Set(everyRoute.map(({ type }) => type))
  expect([...types]).toEqual(registry.resources.map(({ type }) => type))
  expect(callers).toHaveLength(12)
})
