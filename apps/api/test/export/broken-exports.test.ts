import { aroundStatements, type Database } from '@cohort/db'
import { expect, test } from 'vitest'
import { insertMany } from '../harness/many-rows.ts'
import { askForExport } from '../harness/read-export.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

/** What PostgreSQL answers while it is shut down. */
const shutDown = "do $$ begin raise 'shutting down' using errcode = '57P01'; end $$"

/** From which page on that is all that is answered. */
let sent = 0
let failsAt = Infinity

function failing(database: Database): Database {
  return aroundStatements(database, (statement, pass) => {
    if (!statement.text.includes('from "merchants"')) return pass()
    sent += 1
    return sent < failsAt ? pass() : database.send({ name: undefined, text: shutDown, values: [] })
  })
}

const service = useService({
  around: failing,
  prepare: {
    key: 'broken exports',
    run: (database) => insertMany(database, { type: 'merchants', count: 2000 }),
  },
})

test.each(['identity', 'gzip'])(
  'an export (%s) whose data is lost in the middle breaks off, and does not end',
  async (coding) => {
    sent = 0
    failsAt = 3
    const answer = await askForExport(service, '/merchants?format=csv', {
      headers: { 'Accept-Encoding': coding },
    })
    expect([answer.status, answer.headers.get('X-Total-Count')]).toEqual([200, '2000'])
    await expect(answer.text()).rejects.toThrow('terminated')
    failsAt = Infinity
    expect((await send(service, 'GET', '/merchants')).status).toBe(200)
  },
)

test('an export whose data is lost before its first byte is an error document', async () => {
  sent = 0
  failsAt = 1
  const answer = await askForExport(service, '/merchants?format=csv')
  failsAt = Infinity
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([503, 'application/vnd.api+json'])
  expect(answer.headers.has('Content-Disposition')).toBe(false)
})
