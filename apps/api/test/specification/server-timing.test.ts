import { expect, test } from 'vitest'
import { groupDocument } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const durations = (...stages: readonly string[]) =>
  new RegExp(`^${stages.map((stage) => `${stage};dur=\\d+\\.\\d`).join(', ')}$`)

const allStages = durations('parse', 'plan', 'query', 'document', 'total')

test.each(['server-timing', 'Server-Timing', 'return=minimal, server-timing', 'server-timing; a=b'])(
  'the stages of a request are told to who prefers %s',
  async (preferred) => {
    const { headers } = await send(service, 'GET', '/customer_groups', { headers: { Prefer: preferred } })
    expect(headers.get('Server-Timing')).toMatch(allStages)
    expect(headers.get('Preference-Applied')).toBe('server-timing')
  },
)

test('the stages of a write with a key and of a read with includes are told as well', async () => {
  const headers = { Prefer: 'server-timing', 'Idempotency-Key': 'timed' }
  const options = { body: groupDocument({ name: 'Timed' }), headers }
  const answers = [
    await send(service, 'POST', '/customer_groups', options),
    await send(service, 'POST', '/customer_groups', options),
    await send(service, 'GET', '/customer_groups?include=customers', { headers }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 200])
  for (const answer of answers) expect(answer.headers.get('Server-Timing')).toMatch(allStages)
})

test.each([undefined, '', 'return=minimal', 'no-server-timing', 'x=server-timing'])(
  'nothing is told to who prefers %s',
  async (preferred) => {
    const headers = preferred === undefined ? {} : { Prefer: preferred }
    const answer = await send(service, 'GET', '/customer_groups', { headers })
    const told = ['Server-Timing', 'Preference-Applied'].map((name) => answer.headers.get(name))
    expect([answer.status, ...told]).toEqual([200, null, null])
  },
)
