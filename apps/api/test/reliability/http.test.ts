import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { groupDocument, groupUpdate, makeGroup, patchGroup, readGroup } from '../harness/groups.ts'
import { exchange, requestText } from '../harness/raw-request.ts'
import { mediaType } from '../harness/response.ts'
import { forgetAnswer } from '../harness/seen-answers.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { answerTo, judgeEach, judgeWork } = useBadInput(service)

const list = 'GET /api/customer_groups'
const body = JSON.stringify(groupDocument({ name: 'Overridden' }))
const methods = 'GET, HEAD, POST, OPTIONS'

describe('what Node itself refuses is told in JSON:API, and ends the connection (ER-12)', () => {
  judgeEach([
    {
      id: 'H1',
      what: 'no Host',
      raw: () => `${list} HTTP/1.1\r\n\r\n`,
      status: 400,
      code: 'BAD_REQUEST',
      source: { header: 'Host' },
    },
    {
      id: 'H2',
      what: 'two different lengths',
      raw: (to) =>
        requestText(to, 'POST /api/customer_groups', ['Content-Length: 3', 'Content-Length: 4'], body),
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      id: 'H4',
      what: 'a chunk larger than any number',
      raw: (to) =>
        requestText(
          to,
          'POST /api/customer_groups',
          ['Transfer-Encoding: chunked'],
          'fffffffffffffffff1\r\n{',
        ),
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      id: 'H4',
      what: 'a chunk whose size is no number',
      raw: (to) =>
        requestText(to, 'POST /api/customer_groups', ['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'),
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      id: 'H5',
      what: 'lines that end without a carriage return',
      raw: (to) => requestText(to, list).replaceAll('\r\n', '\n'),
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      id: 'H6',
      what: 'a header of 16 KiB',
      raw: (to) => requestText(to, list, [`X-Long: ${'x'.repeat(16 * 1024)}`]),
      status: 431,
      code: 'HEADERS_TOO_LARGE',
    },
    {
      id: 'H6',
      what: 'an address of 16 KiB',
      raw: (to) => requestText(to, `${list}?${'x'.repeat(16 * 1024)}`),
      status: 431,
      code: 'HEADERS_TOO_LARGE',
    },
    {
      id: 'H9',
      what: 'a method that nobody knows',
      raw: (to) => requestText(to, 'FOO /api/customer_groups'),
      status: 400,
      code: 'BAD_REQUEST',
    },
    {
      id: 'H19',
      what: 'an expectation that nobody knows',
      raw: (to) => requestText(to, list, ['Expect: 42']),
      status: 417,
      code: 'EXPECTATION_FAILED',
    },
  ])

  test.each([
    ['before its own body is whole', 'POST', ['Transfer-Encoding: chunked'], 'zz\r\n'],
    ['after a request that is answered first', 'GET', [], 'no HTTP\r\n\r\n'],
  ])('H4 a fault %s', (_where, method, lines, rest) =>
    judgeWork(async () => {
      const text = requestText(service, `${method} /api/customer_groups`, lines) + rest
      const { answers, isClosed } = await exchange(service, text, { answers: 2 })
      const statuses = answers.map(({ status }) => status)
      expect([statuses, isClosed]).toEqual([method === 'GET' ? [200, 400] : [400], true])
      for (const { headers } of answers) expect(headers.get('Content-Type')).toBe(mediaType)
      return []
    }),
  )
})

/** A list whose address has so many characters. */
function listOf(characters: number): Pick<BadInput, 'path'> {
  return { path: `/customer_groups?${'x'.repeat(characters - '/api/customer_groups?'.length)}` }
}

describe('an address has a limit', () => {
  judgeEach([
    {
      id: 'Z1',
      what: 'at its limit',
      ...listOf(8192),
      status: 400,
      code: 'PARAM_NOT_ALLOWED',
      source: { parameter: 'x'.repeat(8192 - 21) },
    },
    { id: 'Z1', what: 'a character more', ...listOf(8193), status: 414, code: 'URI_TOO_LONG' },
    {
      id: 'Z1',
      what: 'a character more, where there is nothing',
      path: `/${'x'.repeat(8188)}`,
      status: 414,
      code: 'URI_TOO_LONG',
    },
  ])
})

describe('what is HTTP, but not for us, is refused in JSON:API', () => {
  test.each<BadInput & { allow: string }>([
    {
      id: 'H10',
      what: 'TRACE',
      raw: (to) => requestText(to, 'TRACE /api/customer_groups'),
      allow: methods,
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
    {
      id: 'H11',
      what: 'POST to one record',
      method: 'POST',
      path: '/customer_groups/{own}',
      body: {},
      allow: 'GET, HEAD, PATCH, DELETE, OPTIONS',
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
    {
      id: 'H11',
      what: 'PUT to a list',
      method: 'PUT',
      body: {},
      allow: methods,
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
    {
      id: 'H11',
      what: 'PUT to one record',
      method: 'PUT',
      path: '/customer_groups/{own}',
      body: {},
      allow: 'GET, HEAD, PATCH, DELETE, OPTIONS',
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
    {
      id: 'H11',
      what: 'PATCH to a list',
      method: 'PATCH',
      body: {},
      allow: methods,
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
    {
      id: 'H11',
      what: 'DELETE of a list',
      method: 'DELETE',
      allow: methods,
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    },
  ])('$id $what', async (row) => {
    const { headers } = await answerTo(row)
    expect(headers.get('Allow')).toBe(row.allow)
  })

  test('H10 CONNECT is answered like any other method that is not allowed', () =>
    judgeWork(async () => {
      const text = requestText(service, 'CONNECT /api/customer_groups')
      const { answers, isClosed } = await exchange(service, text)
      expect(
        answers.map(({ status, headers, json }) => [status, headers.has('Allow'), json.errors[0].code]),
      ).toEqual([[405, true, 'METHOD_NOT_ALLOWED']])
      expect(isClosed).toBe(true)
      return []
    }))
})

describe('what is odd, but harmless, is answered', () => {
  judgeEach([
    {
      id: 'H12',
      what: 'a method in a header, which is ignored',
      method: 'POST',
      headers: { 'X-HTTP-Method-Override': 'DELETE' },
      body,
      status: 201,
    },
    { id: 'H15', what: 'a GET with a body', raw: (to) => requestText(to, list, [], '{"data":'), status: 200 },
    {
      id: 'H21',
      what: 'an upgrade to websocket',
      raw: (to) => requestText(to, list, ['Connection: Upgrade', 'Upgrade: websocket']),
      status: 200,
    },
    {
      id: 'H21',
      what: 'an upgrade to h2c',
      raw: (to) =>
        requestText(to, list, [
          'Connection: Upgrade, HTTP2-Settings',
          'Upgrade: h2c',
          'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
        ]),
      status: 200,
    },
  ])

  judgeEach(
    [1000, 2100, 3000].map((count) => ({
      id: 'H7',
      what: `${count} headers, the token last`,
      raw: (to) => {
        const token = `Authorization: Bearer ${to.token('aurora/test')}`
        return requestText(to, list, [...Array.from({ length: count }, () => 'a:'), token])
      },
      status: [200, 431],
    })),
  )

  test.each([
    ['Host: evil.example'],
    ['Host: localhost', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https'],
    ['Host: localhost', 'Forwarded: host=evil.example;proto=https'],
    ['Host: localhost@evil.example'],
  ])('H14 links never lead where %s says', async (...lines) => {
    const response = await answerTo({
      id: 'H14',
      what: lines.join(', '),
      raw: (to) => requestText(to, `${list}?page[size]=1`, lines),
      status: 200,
    })
    expect(response.text).not.toContain('evil.example')
    const { port } = new URL(service.url)
    expect([`http://localhost:${port}`, `http://127.0.0.1:${port}`, 'http://localhost']).toContain(
      new URL(response.json.links.self).origin,
    )
  })

  test('H20 a thousand requests on one connection are answered in their order', () =>
    judgeWork(async () => {
      const { ids, answers } = await pipeline('ordered')
      expect(answers.map(({ headers }) => headers.get('X-Request-Id'))).toEqual(ids)
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
      return []
    }))

  test('H20 the memory that they took is given back', () =>
    judgeWork(async () => {
      await pipeline('first')
      const before = heldBytes()
      for (const batch of ['second', 'third', 'fourth']) await pipeline(batch)
      // A request that is kept with its answer and its token has more than 4 KiB.
      expect(heldBytes() - before).toBeLessThan(3000 * 4096)
      return []
    }))
})

/** A thousand requests at once on one connection, by their ids, and the answers to them. */
async function pipeline(batch: string) {
  const ids = Array.from({ length: 1000 }, (_, index) => `${batch}-${index}`)
  const requests = ids.map((id) =>
    requestText(service, 'GET /api/customer_groups?page[size]=0', [`X-Request-Id: ${id}`]),
  )
  const { answers } = await exchange(service, requests.join(''), { answers: ids.length })
  for (const { headers } of answers) forgetAnswer(headers)
  return { ids, answers }
}

/** What is left on the heap when all that nobody holds is gone. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('The garbage cannot be collected here.')
  collect()
  return process.memoryUsage().heapUsed
}

describe('a client that goes away', () => {
  test('H22 leaves nothing of a create that it did not finish', () =>
    judgeWork(async () => {
      const document = JSON.stringify(groupDocument({ name: 'Half' }))
      const whole = requestText(service, 'POST /api/customer_groups', [], document)
      const { answers } = await exchange(service, whole.slice(0, -5), { end: true })
      expect(answers.map(({ status }) => status)).toEqual([400])
      return []
    }))

  test('H22 leaves all of an update, or nothing', () =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name: 'Before' })
      const document = JSON.stringify(groupUpdate(id, { name: 'After' }))
      const whole = requestText(service, `PATCH /api/customer_groups/${id}`, [], document)
      await exchange(service, whole, { answers: 0, end: true })
      // A second write to the row waits for the first, so that both are over when it is answered.
      await patchGroup(service, id, { reference: 'last' })
      const { name } = (await readGroup(service, id)).attributes
      expect(['Before', 'After']).toContain(name)
      const update = { did: 'update', type: 'customer_groups', id } as const
      return [{ did: 'create', type: 'customer_groups', id }, update, ...(name === 'After' ? [update] : [])]
    }))
})
