import { describe, expect, test } from 'vitest'
import { groupDocument, groupUpdate, makeGroup } from '../harness/groups.ts'
import { requestText, sendText } from '../harness/raw-request.ts'
import { send } from '../harness/request.ts'
import { mediaType } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const atomic = 'https://jsonapi.org/ext/atomic'
const unknown = 'https://example.com/unknown'

const create = (contentType: string) =>
  send(service, 'POST', '/customer_groups', {
    headers: { 'Content-Type': contentType },
    body: groupDocument({ name: 'Negotiated' }),
  })
const list = (accept: string) => send(service, 'GET', '/customer_groups', { headers: { Accept: accept } })

describe('what is answered', () => {
  test('documents and errors are JSON:API, without a charset (CN-01, CN-02)', async () => {
    const answers = [
      await list('*/*'),
      await create(mediaType),
      await create('text/plain'),
      await send(service, 'GET', '/nope'),
    ]
    expect(answers.map(({ status, headers }) => [status, headers.get('Content-Type')])).toEqual([
      [200, mediaType],
      [201, mediaType],
      [415, mediaType],
      [404, mediaType],
    ])
  })

  test('every answer varies with Accept, also one without a body (CN-19)', async () => {
    const { id } = await makeGroup(service, { name: 'Short' })
    const answers = [
      await list('text/html'),
      await send(service, 'OPTIONS', '/customer_groups'),
      await send(service, 'DELETE', `/customer_groups/${id}`),
      await send(service, 'GET', '/customer_groups', { as: null }),
    ]
    expect(answers.map(({ status, headers }) => [status, headers.get('Vary')])).toEqual(
      [406, 204, 204, 401].map((status) => [status, 'Accept, Accept-Encoding, Authorization, Origin']),
    )
  })
})

describe('the Content-Type of a write', () => {
  test.each([
    ['CN-06', `${mediaType}; charset=utf-8`],
    ['CN-06', `${mediaType};charset=utf-8`],
    ['CN-07', `${mediaType};version=1`],
    ['CN-07', `${mediaType};ext="${atomic}";foo=bar`],
    ['CN-07', `${mediaType};q=1`],
    ['CN-08', `${mediaType};ext="${unknown}"`],
    ['CN-08', `${mediaType};ext="${atomic} ${unknown}"`],
    ['CN-23', `${mediaType};ext=${atomic}`],
    ['CN-23', `${mediaType};profile=`],
    ['CN-24', 'application/json'],
    ['CN-24', 'application/vnd.api'],
    ['CN-24', 'application/vnd.api+json+xml'],
    ['CN-24', 'garbage'],
    ['CN-24', `${mediaType}, ${mediaType}`],
    ['CN-28', `${mediaType};ext="${atomic}"`],
  ])('cannot be another one (%s): %s', async (_line, contentType) => {
    const { status, json } = await create(contentType)
    expect([status, json]).toEqual([
      415,
      {
        errors: [
          {
            title: 'Unsupported media type',
            detail: `Send the body as ${mediaType}, without parameters.`,
            code: 'UNSUPPORTED_MEDIA_TYPE',
            source: { header: 'Content-Type' },
            status: '415',
          },
        ],
      },
    ])
  })

  test('cannot be missing (CN-24, CN-27)', async () => {
    const body = JSON.stringify(groupDocument({ name: 'Negotiated' }))
    const text = requestText(service, 'POST /api/customer_groups', ['Content-Type:'], body)
    const { status, json } = await sendText(service, text)
    expect([status, json.errors[0].source]).toEqual([415, { header: 'Content-Type' }])
  })

  test.each([
    ['CN-09', `${mediaType};profile="${unknown}"`],
    ['CN-09', `${mediaType}; profile="${unknown} ${unknown}/2"`],
    ['CN-23', 'Application/VND.API+JSON'],
    ['CN-23', `${mediaType};PROFILE="${unknown}"`],
  ])('can be JSON:API in any spelling (%s): %s', async (_line, contentType) => {
    const { status, headers } = await create(contentType)
    expect([status, headers.get('Content-Type')]).toEqual([201, mediaType])
  })

  test('is asked of an update too (CN-06)', async () => {
    const { id } = await makeGroup(service, { name: 'Negotiated' })
    const { status } = await send(service, 'PATCH', `/customer_groups/${id}`, {
      headers: { 'Content-Type': 'application/json' },
      body: groupUpdate(id, { name: 'Changed' }),
    })
    expect(status).toBe(415)
  })

  test.each(['GET', 'DELETE'])('can be there on a %s without a body (CN-25)', async (method) => {
    const { id } = await makeGroup(service, { name: 'Negotiated' })
    const headers = { 'Content-Type': mediaType }
    const { status } = await send(service, method, `/customer_groups/${id}`, { headers })
    expect(status).toBe(method === 'GET' ? 200 : 204)
  })

  test('is not told by the document (CN-18)', async () => {
    const body = {
      ...groupDocument({ name: 'Negotiated' }),
      jsonapi: { version: '1.1', ext: [atomic], profile: [unknown] },
    }
    const { status, headers } = await send(service, 'POST', '/customer_groups', { body })
    expect([status, headers.get('Content-Type')]).toEqual([201, mediaType])
  })
})

describe('the Accept of a request', () => {
  test.each([
    ['CN-11', `${mediaType}; charset=utf-8`],
    ['CN-13', `${mediaType};version=1, ${mediaType};charset=utf-8`],
    ['CN-13', `${mediaType};version=1, */*`],
    ['CN-14', `${mediaType};ext="${unknown}"`],
    ['CN-14', `${mediaType};ext="${atomic}", ${mediaType};ext="${unknown}"`],
    ['CN-21', `${mediaType};q=0`],
    ['CN-21', `${mediaType};q=0.0, */*`],
    ['CN-21', '*/*;q=0'],
    ['CN-23', `${mediaType};ext=${atomic}`],
    ['CN-26', 'text/html'],
    ['CN-26', 'text/html, application/json;q=0.9, image/*'],
  ])('cannot leave JSON:API out (%s): %s', async (_line, accept) => {
    const { status, json } = await list(accept)
    expect([status, json]).toEqual([
      406,
      {
        errors: [
          {
            title: 'Not acceptable',
            detail: `Answers are ${mediaType}, without parameters.`,
            code: 'NOT_ACCEPTABLE',
            source: { header: 'Accept' },
            status: '406',
          },
        ],
      },
    ])
  })

  test.each([
    ['CN-12', `${mediaType};charset=utf-8, ${mediaType}`],
    ['CN-15', `${mediaType};ext="${unknown}", ${mediaType}`],
    ['CN-16', `${mediaType};profile="${unknown}"`],
    ['CN-21', `${mediaType};q=0.5`],
    ['CN-21', `text/html, ${mediaType};q=0.001`],
    ['CN-22', '*/*'],
    ['CN-22', 'application/*'],
    ['CN-22', ''],
    ['CN-22', 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8'],
    ['CN-23', 'APPLICATION/VND.API+JSON'],
  ])('can name JSON:API, or anything (%s): %s', async (_line, accept) => {
    const { status, headers } = await list(accept)
    expect([status, headers.get('Content-Type')]).toEqual([200, mediaType])
  })

  test('can be missing (CN-22)', async () => {
    const { status } = await sendText(service, requestText(service, 'GET /api/customer_groups'))
    expect(status).toBe(200)
  })
})
