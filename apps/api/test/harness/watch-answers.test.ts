import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rateLimitHeaders } from '../../src/limits/rate-limit-headers.ts'
import { mediaType } from './response.ts'
import { watchAnswers } from './watch-answers.ts'

const sound = {
  Vary: 'Accept',
  'X-Request-Id': 'r',
  'Content-Type': mediaType,
  ...Object.fromEntries(rateLimitHeaders.map((name) => [name, '1'])),
}

/** The faults of the answers of a server, after one request. */
async function faultsAfter(answer: RequestListener, path: string, body?: string): Promise<readonly string[]> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const watch = watchAnswers(port, { isLimited: true })
  onTestFinished(() => watch.stop())
  const init = body === undefined ? {} : { method: 'PATCH', body }
  await (await fetch(`http://127.0.0.1:${port}${path}`, init)).text()
  server.close()
  await once(server, 'close')
  return watch.faults()
}

function refusing(error: object): RequestListener {
  const errors = [{ title: 'Bad request', detail: 'No.', code: 'BAD_REQUEST', status: '400', ...error }]
  return (request, response) => {
    request.resume().on('end', () => response.writeHead(400, sound).end(JSON.stringify({ errors })))
  }
}

function answering(type: string, body: string, status = 200): RequestListener {
  return (_request, response) =>
    response.writeHead(status, { 'X-Request-Id': 'r', 'Content-Type': type }).end(body)
}

test('an answer that no test looks at is found faulty', async () => {
  const { Vary: _vary, ...others } = sound
  const answer: RequestListener = (_request, response) => {
    response.setHeaders(new Map(Object.entries(others)))
    response.write('{"data":')
    response.end('null}')
  }
  expect(await faultsAfter(answer, '/api/x')).toEqual([
    'GET /api/x (200): Vary does not contain Accept (CN-19)',
  ])
})

test('an answer is judged with the document of its request', async () => {
  const answer = refusing({ source: { pointer: '/data/type' } })
  const body = JSON.stringify({ data: { type: 'x' } })
  expect(await faultsAfter(answer, '/api/x', body)).toEqual([])
  expect(await faultsAfter(answer, '/api/x', '{}')).toEqual([
    'PATCH /api/x (400): nothing is at the pointer /data/type (ER-09)',
  ])
})

describe('a link that was answered is followed', () => {
  const gone = { title: 'Record not found', code: 'RECORD_NOT_FOUND', status: '404' }

  /** What is told of links when `/api/x` links to this path, which is answered with this status and detail. */
  async function brokenAfter(link: string, status: number, detail = ''): Promise<readonly string[]> {
    const found = { data: null, links: { self: `http://cohort.test${link}` } }
    const server = createServer((request, response) => {
      const isFirst = request.url === '/api/x'
      const body = isFirst ? found : { errors: [{ ...gone, detail }] }
      response.writeHead(isFirst ? 200 : status, sound).end(JSON.stringify(body))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const watch = watchAnswers(port, { isLimited: true })
    onTestFinished(() => watch.stop())
    const url = `http://127.0.0.1:${port}`
    await (await fetch(`${url}/api/x`)).text()
    const broken = await watch.brokenLinks(url)
    server.close()
    await once(server, 'close')
    return broken
  }

  test('and may lead to an answer, or out of the API', async () => {
    expect(await brokenAfter('/api/y?a=1', 200)).toEqual([])
    expect(await brokenAfter('/docs', 404)).toEqual([])
  })

  test.each([404, 400, 500])('and told of when it leads to %i (FE-01)', async (status) => {
    const [told] = await brokenAfter('/api/y?a=1', status, 'There is nothing at this address.')
    expect(told).toContain(`the link http://cohort.test/api/y?a=1 leads to ${status} `)
  })

  test('and told of when its record is gone, though nothing was deleted (FE-01)', async () => {
    expect(await brokenAfter('/api/y', 404, 'There is no such resource in customers.')).toHaveLength(1)
  })
})

describe('what stands beside the API', () => {
  test.each<[what: string, path: string, answer: RequestListener]>([
    ['as it is described', '/livez', answering('application/json', '{"status":"alive"}')],
    ['a page', '/docs', answering('text/html', '<p>')],
    ['that nobody describes', '/assets/a.js', answering('text/javascript', '1')],
    ['a text', '/metrics', answering('text/plain', 'up 1')],
  ])('is sound: %s', async (_what, path, answer) => {
    expect(await faultsAfter(answer, path)).toEqual([])
  })

  test.each<[fault: string, path: string, answer: RequestListener]>([
    [
      'GET /livez 200: /status must be equal to constant',
      '/livez',
      answering('application/json', '{"status":"dead"}'),
    ],
    ['GET /livez does not say that it answers 201', '/livez', answering('application/json', '{}', 201)],
    ['GET /livez 200 does not say that it answers text/plain', '/livez', answering('text/plain', 'alive')],
    [
      'elsewhere 404 does not say that it answers application/json',
      '/nowhere',
      answering('application/json', '{}', 404),
    ],
    ['X-Request-Id is missing', '/livez', (_request, response) => response.end()],
  ])('is found faulty: %s', async (fault, path, answer) => {
    expect((await faultsAfter(answer, path)).join('\n')).toContain(fault)
  })
})
