import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { groupDocument } from '../harness/groups.ts'
import { exchange, requestText } from '../harness/raw-request.ts'
import { useService } from '../harness/use-service.ts'

/** As short as makes a test quick; in earnest they are 10 and 15 seconds. */
const service = useService({
  limits: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
})
const { judgeWork } = useBadInput(service)

const document = JSON.stringify(groupDocument({ name: 'Slow' }))

describe('a client that does not finish its request', () => {
  test.each([
    [
      'H16',
      'a body of 50 bytes of which 5 come',
      () => requestText(service, 'POST /api/customer_groups', ['Content-Length: 50'], '{"dat'),
    ],
    [
      'H16',
      'a whole document that is said to be longer',
      () => requestText(service, 'POST /api/customer_groups', ['Content-Length: 5000'], document),
    ],
    [
      'H16',
      'a chunk that stops',
      () => requestText(service, 'POST /api/customer_groups', ['Transfer-Encoding: chunked'], '50\r\n{"data'),
    ],
    ['H17', 'headers that stop', () => 'GET /api/customer_groups HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['H17', 'a request line that stops', () => 'GET /api/cus'],
  ])('%s %s: is told that it was too slow, and is hung up on', (_id, _what, text) =>
    judgeWork(async () => {
      const { answers, isClosed } = await exchange(service, text())
      expect([answers.map(({ status, json }) => [status, json.errors[0].code]), isClosed]).toEqual([
        [[408, 'REQUEST_TIMEOUT']],
        true,
      ])
      return []
    }),
  )
})
