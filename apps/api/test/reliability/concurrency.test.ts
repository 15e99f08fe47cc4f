import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { eventsOf, type LoggedEvent } from '../harness/database-state.ts'
import { done, groupUpdate, makeGroup, patchGroup, postGroup, readGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import type { Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'
import { writtenBy } from '../harness/written.ts'

const service = useService()
const { judgeEach, judgeWork } = useBadInput(service)

const rounds = Array.from({ length: 10 }, (_, round) => round)

/** The values of an attribute before and after each update of a log. */
function stepsOf(events: readonly LoggedEvent[], name: string): readonly LoggedEvent['payload'][string][] {
  return events.flatMap(({ event, payload }) => (event === 'update' && payload[name] ? [payload[name]] : []))
}

function statusesOf(answers: readonly Response[]): readonly number[] {
  return answers.map(({ status }) => status).toSorted((a, b) => a - b)
}

describe('writers of one record', () => {
  test('C1 16 clients with 25 updates each all succeed, and none is lost', () =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name: 'start' })
      const clients = Array.from({ length: 16 }, (_, client) => client)
      const statuses = await Promise.all(
        clients.map(async (client) => {
          const own: number[] = []
          for (let turn = 0; turn < 25; turn += 1) {
            const { status } = await patchGroup(service, id, { name: `${client} ${turn}` })
            own.push(status)
          }
          return own
        }),
      )
      expect(statuses.flat()).toEqual(Array.from({ length: 400 }, () => 200))
      const log = stepsOf(await eventsOf(service, id), 'name')
      const last = (await readGroup(service, id)).attributes.name
      // Every value was written once, and every value but the last was overwritten once.
      expect(new Set(log.map(({ to }) => to)).size).toBe(400)
      expect(new Set(log.map(({ from }) => from))).toEqual(
        new Set(['start', ...log.map(({ to }) => to).filter((to) => to !== last)]),
      )
      return done(id, 'create', ...statuses.flat().map(() => 'update' as const))
    }))

  test('C1 the time of the last update always grows', () =>
    judgeWork(async () => {
      const { id, attributes } = await makeGroup(service, { name: 'start' })
      const answers = await Promise.all(
        rounds.map((round) => patchGroup(service, id, { name: `round ${round}` })),
      )
      const times = answers.map(({ json }): string => json.data.attributes.updated_at)
      expect(new Set([attributes.updated_at, ...times]).size).toBe(rounds.length + 1)
      expect((await readGroup(service, id)).attributes.updated_at).toBe(
        times.toSorted((a, b) => a.localeCompare(b)).at(-1),
      )
      return done(id, 'create', ...times.map(() => 'update' as const))
    }))

  test.each(rounds)('C6 an update and a delete at once end as one of the two orders (round %i)', () =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name: 'before' })
      const [updated, deleted] = await Promise.all([
        patchGroup(service, id, { name: 'after' }),
        send(service, 'DELETE', `/customer_groups/${id}`),
      ])
      expect(deleted.status).toBe(204)
      expect([200, 404]).toContain(updated.status)
      const log = (await eventsOf(service, id)).map(({ event }) => event)
      expect(log).toEqual(['create', ...(updated.status === 200 ? ['update'] : []), 'destroy'])
      return updated.status === 200 ? done(id, 'create', 'update', 'destroy') : done(id, 'create', 'destroy')
    }),
  )

  test.each(rounds)('C6 of two deletes at once one finds nothing left (round %i)', () =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name: 'short' })
      const answers = await Promise.all([1, 2].map(() => send(service, 'DELETE', `/customer_groups/${id}`)))
      expect(statusesOf(answers)).toEqual([204, 404])
      expect((await eventsOf(service, id)).map(({ event }) => event)).toEqual(['create', 'destroy'])
      return done(id, 'create', 'destroy')
    }),
  )
})

describe('two creates with one code', () => {
  test.each(rounds)('C7 one is made and the other is told that the code is taken (round %i)', (round) =>
    judgeWork(async () => {
      const code = `same-${round}`
      const answers = await Promise.all(['first', 'second'].map((name) => postGroup(service, { name, code })))
      expect(statusesOf(answers)).toEqual([201, 422])
      const refused = answers.find(({ status }) => status === 422)
      expect(refused?.json.errors[0].meta).toEqual({ error: 'taken', value: code })
      const { json } = await send(service, 'GET', `/customer_groups?filter[code]=${code}`)
      expect(json.meta.record_count).toBe(1)
      return answers.flatMap(writtenBy)
    }),
  )
})

/** An update and a delete that come with an If-Match. */
function expecting(
  ifMatch: string,
  answer: Pick<BadInput, 'status' | 'code'>,
  id = '{own}',
): readonly BadInput[] {
  const same = {
    path: `/customer_groups/${id}`,
    source: { header: 'If-Match' },
    headers: { 'If-Match': ifMatch },
  }
  const body = groupUpdate(id, { name: 'Slower' })
  return [
    {
      id: 'C5',
      what: `an update of ${id} with If-Match: ${ifMatch}`,
      method: 'PATCH',
      body,
      ...same,
      ...answer,
    },
    { id: 'C5', what: `a delete of ${id} with If-Match: ${ifMatch}`, method: 'DELETE', ...same, ...answer },
  ]
}

describe('who expects another state changes nothing', () => {
  const isChanged = { status: 412, code: 'PRECONDITION_FAILED' } as const
  const malformed = { status: 400, code: 'BAD_REQUEST' } as const
  judgeEach([
    ...expecting('"2026-01-31T09:30:00.123Z"', isChanged),
    ...expecting('"1", "2"', isChanged),
    ...expecting('W/"2026-01-31T09:30:00.123Z"', isChanged),
    ...expecting('*', isChanged, 'Nobody00000000'),
    ...expecting('*', isChanged, '{foreign}'),
    ...expecting('yesterday', malformed),
    ...expecting('"2026', malformed),
    ...expecting('', malformed),
  ])
})
