import { describe } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { groupDocument } from '../harness/groups.ts'
import { requestText } from '../harness/raw-request.ts'
import { useService, type ServiceUnderTest } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

/** What a body may have. */
const mostBytes = 256 * 1024

/** A create of so many bytes. */
function sized(bytes: number): string {
  const document = JSON.stringify(groupDocument({ name: 'Large' }))
  return document + ' '.repeat(bytes - document.length)
}

function chunked(body: string): string {
  return `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
}

const create = 'POST /api/customer_groups'
const tooLarge = { status: 413, code: 'PAYLOAD_TOO_LARGE' } as const
const byChunks = (to: ServiceUnderTest, bytes: number) =>
  requestText(to, create, ['Transfer-Encoding: chunked'], chunked(sized(bytes)))
const byLength = (to: ServiceUnderTest, bytes: number) =>
  requestText(to, create, [`Content-Length: ${bytes}`], sized(1000))

describe('a body has a limit', () => {
  judgeEach([
    { id: 'Z1', what: 'at its limit', method: 'POST', body: sized(mostBytes), status: 201 },
    { id: 'Z1', what: 'a byte more', method: 'POST', body: sized(mostBytes + 1), ...tooLarge },
    { id: 'Z1', what: 'ten times as large', method: 'POST', body: sized(mostBytes * 10), ...tooLarge },
    { id: 'Z1', what: 'at its limit, without its length', raw: (to) => byChunks(to, mostBytes), status: 201 },
    {
      id: 'Z1',
      what: 'a byte more, without its length',
      raw: (to) => byChunks(to, mostBytes + 1),
      ...tooLarge,
    },
    {
      id: 'Z1',
      what: 'ten times as large, without its length',
      raw: (to) => byChunks(to, mostBytes * 10),
      ...tooLarge,
    },
    {
      id: 'Z1',
      what: 'a GiB that is announced and not sent',
      raw: (to) => byLength(to, 1024 ** 3),
      ...tooLarge,
    },
  ])
})
