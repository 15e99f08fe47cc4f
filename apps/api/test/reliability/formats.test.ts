import { once } from 'node:events'
import { createServer } from 'node:http'
import { customers, markets, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { makeRecord } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

function create(
  id: string,
  { type }: Resource,
  attributes: object,
  name: string,
  value: unknown,
): Omit<BadInput, 'status'> {
  const shown = JSON.stringify(value)
  const what = `${name} ${shown.length > 60 ? `${shown.slice(0, 60)}… (${shown.length} characters)` : shown}`
  return {
    id,
    what,
    method: 'POST',
    path: `/${type}`,
    body: { data: { type, attributes: { ...attributes, [name]: value } } },
  }
}

function refused(row: Omit<BadInput, 'status'>, name: string, rule: string): BadInput {
  return {
    ...row,
    status: 422,
    code: 'VALIDATION_ERROR',
    source: { pointer: `/data/attributes/${name}` },
    rule,
  }
}

function urlRow(value: unknown, rule = 'invalid'): BadInput {
  return refused(create('A16', markets, { name: 'Linked' }, 'checkout_url', value), 'checkout_url', rule)
}

function emailRow(value: unknown, rule = 'invalid'): BadInput {
  return refused(create('A17', customers, {}, 'email', value), 'email', rule)
}

describe('a URL that nobody should follow is refused', () => {
  judgeEach([
    ...[
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'ftp://example.com',
      '//example.com',
      '/checkout',
      'example.com',
    ].map((value) => urlRow(value)),
    ...[
      'https://',
      'https:// example.com',
      'https://user@example.com',
      'https://user:secret@example.com/',
      ' https://example.com',
      'https://example.com/\n',
      '',
    ].map((value) => urlRow(value)),
    urlRow(`https://example.com/${'a'.repeat(2_100)}`, 'too_long'),
    urlRow(`https://${'a'.repeat(100_000)}@`, 'too_long'),
  ])
})

describe('an e-mail address that is none is refused', () => {
  judgeEach([
    ...[
      'ada',
      'ada@',
      '@example.com',
      'ada@@example.com',
      'ada@b@example.com',
      'ada@example.com\r\nBcc: x@example.com',
      'ada@exam ple.com',
      'ada example@example.com',
      'ada@example.com\n',
    ].map((value) => emailRow(value)),
    emailRow(`${'a'.repeat(300)}@example.com`, 'too_long'),
    emailRow('a@'.repeat(50_000), 'too_long'),
    emailRow(`${'a'.repeat(50_000)}@${'a.'.repeat(25_000)}`, 'too_long'),
    emailRow('', 'blank'),
  ])
})

describe('addresses that are used are stored as they are', () => {
  test.each(['https://example.com', 'http://127.0.0.1:8080/a?b=c#d', 'https://example.com/%C3%BC'])(
    'A16 %s',
    async (checkout_url) => {
      const { attributes } = await makeRecord(service, 'markets', { checkout_url })
      expect(attributes.checkout_url).toBe(checkout_url)
    },
  )

  test.each(['ada+shop@example.co.uk', "o'hara@example.com", 'x@y.z', `${'a'.repeat(64)}@example.com`])(
    'A17 %s',
    async (email) => {
      const { attributes } = await makeRecord(service, 'customers', { email })
      expect(attributes.email).toBe(email)
    },
  )
})

test('Z2 what a URL leads to is never fetched', async () => {
  let calls = 0
  const elsewhere = createServer((_request, response) => {
    calls += 1
    response.end('x'.repeat(1_000_000))
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  const address = elsewhere.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://127.0.0.1:${port}/large`
  const market = await makeRecord(service, 'markets', { checkout_url: url, external_prices_url: url })
  const owner = { attachable: { type: 'markets', id: market.id } }
  const { id } = await makeRecord(service, 'attachments', { url }, owner)
  const read = await send(service, 'GET', `/attachments/${id}?include=attachable`)
  expect(read.json.data.attributes.url).toBe(url)
  expect(calls).toBe(0)
  // Somebody who does fetch it is seen.
  await (await fetch(url)).arrayBuffer()
  expect(calls).toBe(1)
  elsewhere.close()
  await once(elsewhere, 'close')
})
