import { expect, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { makeGroup } from '../harness/groups.ts'
import { credentialsOf, postOauth } from '../harness/oauth.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

/** A group whose name is `fails` meets a database that says all of it in its error. */
const failing = {
  key: 'telling errors',
  run: async (database: {
    send: (statement: { name: undefined; text: string; values: [] }) => Promise<unknown>
  }) => {
    const texts = [
      `create function tell() returns trigger language plpgsql as $$ begin
        if new.name ~ '^fails' then
          raise exception 'the name is %', new.name using errcode = '23514', detail = new.metadata::text;
        end if;
        return new;
      end $$`,
      'create trigger tell before insert on customer_groups for each row execute function tell()',
    ]
    for (const text of texts) await database.send({ name: undefined, text, values: [] })
  },
}

const service = useService({ prepare: failing })

async function linesOf(requestId: string): Promise<readonly Record<string, unknown>[]> {
  const read = async () =>
    service
      .logLines()
      .map((line): Record<string, unknown> => JSON.parse(line))
      .filter((line) => line.request_id === requestId)
  return eventually(read, (lines) => lines.some(({ route }) => route !== undefined))
}

test('one line for each answer tells who asked for what, and how it ended', async () => {
  const { id } = await makeGroup(service, { name: 'Logged' })
  const headers = { 'X-Request-Id': 'logged' }
  const { json } = await send(service, 'GET', `/customer_groups/${id}?include=customers`, { headers })
  expect(await linesOf('logged')).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      pid: expect.any(Number),
      hostname: expect.any(String),
      request_id: 'logged',
      method: 'GET',
      route: '/api/customer_groups/:id',
      resource_id: id,
      status: 200,
      duration_ms: expect.any(Number),
      organization: json.data.meta.organization_id,
      environment: 'test',
      application: expect.any(String),
    },
  ])
})

test.each([
  ['an id that nobody has', '/customer_groups/ada-at-example-com', '/api/customer_groups/:id', 404],
  ['an address that is none', '/ada@example.com', 'other', 404],
  ['a query', '/customers?filter[q][email_eq]=ada@example.com', '/api/customers', 200],
  ['a query at fault', '/customers?ada@example.com=ada@example.com', '/api/customers', 400],
])('%s is not in the log', async (_what, path, route, status) => {
  const headers = { 'X-Request-Id': `unsaid-${status}-${path.length}` }
  await send(service, 'GET', path, { headers })
  const lines = await linesOf(headers['X-Request-Id'])
  expect(lines).toMatchObject([{ route, status }])
  expect(JSON.stringify(lines)).not.toContain('ada')
})

test('what PostgreSQL repeats of a request in its errors is not in the log', async () => {
  const headers = { 'X-Request-Id': 'failed' }
  const body = {
    data: {
      type: 'customer_groups',
      attributes: { name: 'fails for ada@example.com', metadata: { secret: 'of nobody else' } },
    },
  }
  expect((await send(service, 'POST', '/customer_groups', { body, headers })).status).toBe(500)
  const lines = await linesOf('failed')
  expect(lines).toMatchObject([
    { msg: 'request failed', err: { code: '23514', routine: 'exec_stmt_raise' } },
    { route: '/api/customer_groups', status: 500 },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/ada@example|nobody else/)
})

test('no token and no secret is in the log, whether it is right or wrong', async () => {
  const credentials = credentialsOf(service.client('aurora/test'))
  const issued = await postOauth(service, '/oauth/token', {
    grant_type: 'client_credentials',
    ...credentials,
  })
  const wrong = { ...credentials, client_secret: 'nearly the right one' }
  await postOauth(service, '/oauth/token', { grant_type: 'client_credentials', ...wrong })
  await send(service, 'GET', '/customer_groups', { headers: { Authorization: 'Bearer made.up.token' } })
  const log = service.logLines().join('\n')
  for (const secret of [
    issued.json.access_token,
    credentials.client_secret,
    'nearly the right one',
    'made.up.token',
  ])
    expect(log).not.toContain(secret)
})
