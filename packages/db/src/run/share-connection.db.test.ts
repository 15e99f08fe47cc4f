import { expect, test, vi } from 'vitest'
import { customerGroups } from '@cohort/schema'
import { selectFromPlan } from '../compile/select-from-plan.ts'
import { connect } from '../connect.ts'
import { ask, create, openPlace } from '../database.fixture.ts'
import { planFind } from '../plan/plan-read.ts'

const place = openPlace()

const blocked = "pid <> pg_backend_pid() and datname = current_database() and wait_event_type = 'Lock'"

test('reads by id that come together have one connection, each its own row; when it breaks all hear of it, and others go on', async () => {
  const rows = await Promise.all(['a', 'b', 'c', 'd'].map((name) => create(place(), { name })))
  const database = connect({ url: place().url })
  const find = async (id: unknown) => {
    const [row] = await database.send(selectFromPlan(planFind(place().test, customerGroups, String(id))))
    return row?.name
  }
  const findAll = () => Promise.allSettled([...rows.map(({ id }) => find(id)), find('nobody')])
  const found = ['a', 'b', 'c', 'd', undefined].map((value) => ({ status: 'fulfilled', value }))
  try {
    const reading = findAll()
    expect(database.connections().used).toBe(1)
    expect(await reading).toEqual(found)

    const broken = await place().database.transaction('write', async (session) => {
      await session.send({ name: undefined, text: 'lock table customer_groups', values: [] })
      const stuck = findAll()
      await vi.waitFor(async () => {
        const ended = await ask(
          place(),
          `select pg_terminate_backend(pid) from pg_stat_activity where ${blocked}`,
        )
        expect(ended).toHaveLength(1)
      })
      return stuck
    })
    expect(broken).toEqual(
      found.map(() => ({ status: 'rejected', reason: expect.objectContaining({ name: 'JsonApiError' }) })),
    )
    expect(await findAll()).toEqual(found)
  } finally {
    await database.close()
  }
})
