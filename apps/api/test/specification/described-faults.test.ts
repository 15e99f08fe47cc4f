import { openApiDocument } from '@cohort/jsonapi'
import { registry } from '@cohort/schema'
import { expect, test } from 'vitest'
import { groupDocument } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { mediaType, type Json } from '../harness/response.ts'
import { useService, type ServiceOptions } from '../harness/use-service.ts'

/** What the database does to a group of one of these names. */
const troubles = {
  broken: "raise exception 'the inside of the database'",
  lost: 'perform pg_terminate_backend(pg_backend_pid())',
  slow: 'perform pg_sleep(30)',
} as const

const prepare = {
  key: 'troubles',
  run: async (database) => {
    const cases = Object.entries(troubles).map(([name, statement]) => `when '${name}' then ${statement};`)
    const texts = [
      `create function trouble() returns trigger language plpgsql security definer as $$ begin
        case new.name ${cases.join('\n')} else null; end case;
        return new;
      end $$`,
      'create trigger trouble before insert on customer_groups for each row execute function trouble()',
    ]
    for (const text of texts) await database.send({ name: undefined, text, values: [] })
  },
} as const satisfies ServiceOptions['prepare']

const service = useService({ prepare })
const limited = useService({ rateLimits: { test: [{ limit: 1, seconds: 10 }] } })
const { responses }: Json = JSON.parse(JSON.stringify(openApiDocument(registry))).components

function exampleOf(status: number): Json {
  return responses[`refused_${status}`].content[mediaType].example
}

test.each([
  ['a statement that fails', 500, 'broken'],
  ['a connection that is lost', 503, 'lost'],
  ['a statement that takes too long', 504, 'slow'],
])('the example of a refusal is what the service says of %s (%i)', async (_what, status, name) => {
  const example = exampleOf(status)
  const headers = { 'X-Request-Id': example.errors[0].meta.request_id }
  const answer = await send(service, 'POST', '/customer_groups', { body: groupDocument({ name }), headers })
  expect([answer.status, answer.json]).toEqual([status, example])
})

test('the example of a refusal is what the service says of too many requests (429), but for the numbers', async () => {
  await send(limited, 'GET', '/customer_groups')
  const { status, text } = await send(limited, 'GET', '/customer_groups')
  expect([status, withoutNumbers(text)]).toEqual([429, withoutNumbers(JSON.stringify(exampleOf(429)))])
})

function withoutNumbers(json: string): string {
  return json.replaceAll(/(?<=limited to )\d+|\d+(?= seconds)/g, '…')
}
