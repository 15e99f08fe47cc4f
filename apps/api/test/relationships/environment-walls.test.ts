import { customers, markets, registry, type Resource } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { identifierOf, linkageOf, makeRecord, recordDocument, type Identifier } from '../harness/records.ts'
import { send, type RequestOptions } from '../harness/request.ts'
import type { Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { fullestOf, makeWorld, type World } from '../harness/world.ts'

const service = useService()
const { judgeWork } = useBadInput(service)
const nobody = '0AAAAAAAAAAAAA'
const others = ['aurora/live', 'borealis/test', 'borealis/live']

const worlds = new Map<string, World>()

beforeAll(async () => {
  for (const as of ['aurora/test', ...others]) worlds.set(as, await makeWorld(service, as))
})

function worldOf(as: string): World {
  const world = worlds.get(as)
  if (world === undefined) throw new Error(`There is no world of ${as}`)
  return world
}

/** The record of a type that the client of the test environment may see. */
function ownOf(type: string): Identifier {
  return fullestOf(worldOf('aurora/test'), type)
}

/** Every foreign key of a to-one: the column, and what it leads to. */
const links = [customers, markets].flatMap((resource: Resource) =>
  Object.entries(resource.relationships).flatMap(([name, relationship]) =>
    relationship.kind === 'belongs_to' ? [{ type: resource.type, name, target: relationship.target }] : [],
  ),
)

const owners = registry.resources
  .filter(({ relationships }) => Object.hasOwn(relationships, 'attachments'))
  .map(({ type }) => type)

/** Whatever the service may be told to send: the constraint that refuses it. */
async function refusedBy(text: string, values: readonly unknown[]): Promise<string> {
  try {
    await service.database.send({ name: undefined, text, values })
    return 'nothing'
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    return typeof cause === 'object' && cause !== null && 'constraint' in cause
      ? String(cause.constraint)
      : String(error)
  }
}

describe.each(others)('in the database itself, to what is in %s', (other) => {
  test.each(links)('$type cannot lead as their $name', async ({ type, name, target }) => {
    const own = ownOf(type)
    const foreign = fullestOf(worldOf(other), target)
    const text = `update ${type} set ${name}_id = $1 where id = $2`
    expect(await refusedBy(text, [foreign.id, own.id])).toBe(`${type}_${name}_link`)
  })

  test.each(owners)('attachments cannot lead as to their owner in %s', async (type) => {
    const own = ownOf('attachments')
    const foreign = fullestOf(worldOf(other), type)
    const text = 'update attachments set attachable_type = $1, attachable_id = $2 where id = $3'
    expect(await refusedBy(text, [type, foreign.id, own.id])).toBe(`attachments_attachable_${type}_link`)
  })

  test.each([
    ['customers', ''],
    ['markets', ', number = 1000'],
    ['customer_groups', ''],
  ])('%s cannot be moved with what they lead to left behind', async (type, beside) => {
    const own = ownOf(type)
    const there = '(select environment_id from customer_groups where id = $1)'
    const text = `update ${type} set environment_id = ${there}${beside} where id = $2`
    expect(await refusedBy(text, [worldOf(other).group.id, own.id])).toMatch(/_link$/)
  })
})

test('every foreign key between tables of resources begins with the environment', async () => {
  const rows = await service.database.send({
    name: undefined,
    text: `select conname, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'f' and conrelid::regclass::text = any($1::text[]) and confrelid::regclass::text = any($1::text[])
      order by conname`,
    values: [registry.resources.map(({ type }) => type)],
  })
  expect(rows).toHaveLength(links.length + owners.length)
  for (const { definition } of rows) {
    expect(definition).toMatch(/^FOREIGN KEY \(environment_id, \w+\) REFERENCES \w+\(environment_id, id\)$/)
  }
})

/** The same request twice, with an id of another environment and with one that nobody has: both answers. */
async function bothAnswers(
  foreignId: unknown,
  ask: (id: unknown, options: RequestOptions) => Promise<Response>,
): Promise<readonly [foreign: string, unknown: string]> {
  const options = { headers: { 'X-Request-Id': 'same' } }
  const [foreign, unknown] = [await ask(foreignId, options), await ask(nobody, options)]
  return [
    `${foreign.status} ${foreign.text.replaceAll(String(foreignId), nobody)}`,
    `${unknown.status} ${unknown.text}`,
  ]
}

describe.each(others)('over HTTP an id of %s answers exactly as an unknown one (R7, S9)', (other) => {
  const foreign = (type: string) => fullestOf(worldOf(other), type).id
  const allLinks = [
    ...links,
    ...owners.map((target) => ({ type: 'attachments', name: 'attachable', target })),
  ]

  test.each(allLinks)(
    'as the $target of $type.$name, in linkage and in documents',
    ({ type, name, target }) =>
      judgeWork(async () => {
        const asks = [
          (id: unknown, options: RequestOptions) =>
            send(service, 'PATCH', linkageOf(ownOf(type), name), {
              body: { data: { type: target, id } },
              ...options,
            }),
          (id: unknown, options: RequestOptions) =>
            send(service, 'PATCH', `/${type}/${ownOf(type).id}`, {
              body: { data: { ...ownOf(type), relationships: { [name]: { data: { type: target, id } } } } },
              ...options,
            }),
          (id: unknown, options: RequestOptions) =>
            send(service, 'POST', `/${type}`, {
              body: recordDocument(type, leastOf(type), { [name]: { type: target, id: String(id) } }),
              ...options,
            }),
        ]
        for (const ask of asks) {
          const [one, two] = await bothAnswers(foreign(target), ask)
          expect(one).toBe(two)
          expect(one).toMatch(/^404 /)
        }
        return []
      }),
  )

  test.each(['POST', 'PATCH', 'DELETE'])('as a member in %s of linkage', (method) =>
    judgeWork(async () => {
      for (const type of ['customers', 'markets']) {
        const group = method === 'PATCH' ? worldOf('aurora/test').emptyGroup : ownOf('customer_groups')
        const [one, two] = await bothAnswers(foreign(type), (id, options) =>
          send(service, method, linkageOf(group, type), { body: { data: [{ type, id }] }, ...options }),
        )
        expect(one).toBe(two)
        expect(one).toMatch(method === 'DELETE' ? /^204 / : /^404 /)
      }
      return []
    }),
  )

  test('in filters by a relationship', () =>
    judgeWork(async () => {
      for (const [type, name] of [
        ['customers', 'customer_group_id'],
        ['versions', 'resource_id'],
        ['event_stores', 'resource_id'],
      ]) {
        const [one, two] = await bothAnswers(foreign('customer_groups'), (id, options) =>
          send(service, 'GET', `/${type}?filter[${name}]=${String(id)}`, options),
        )
        expect(one).toBe(two)
      }
      return []
    }))

  test('as the group whose members are written', () =>
    judgeWork(async () => {
      for (const method of ['POST', 'PATCH', 'DELETE']) {
        const [one, two] = await bothAnswers(foreign('customer_groups'), (id, options) =>
          send(service, method, `/customer_groups/${String(id)}/relationships/customers`, {
            body: { data: [identifierOf(ownOf('customers'))] },
            ...options,
          }),
        )
        expect(one).toBe(two)
        expect(one).toMatch(/^404 /)
      }
      return []
    }))
})

/** The same attributes twice, so that two requests differ in nothing but an id. */
function leastOf(type: string): Readonly<Record<string, string>> {
  return type === 'customers' ? { email: 'twice@example.com' } : { name: 'Twice' }
}

test('a record can be linked as soon as it is in the same environment', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups'))
  const body = { data: [worldOf('aurora/test').customers[2]] }
  const { status } = await send(service, 'POST', linkageOf(group, 'customers'), { body })
  expect(status).toBe(204)
})
