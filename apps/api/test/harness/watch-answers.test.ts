import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
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

test('an answer that no test looks at is found faulty', async () => {
  const { Vary: _vary, ...others } = sound
  const answer: RequestListener = (_request, response) => {
    response.setHeaders(new Map(Object.entries(others)))
    response.write('{"data":')
    response.end('null}')
  }
  expect(await faultsAfter(answer, '/api/x')).toEqual(['GET /x (200): Vary does not contain Accept (CN-19)'])
})

test('an answer is judged with the document of its request', async () => {
  const answer = refusing({ source: { pointer: '/data/type' } })
  const body = JSON.stringify({ data: { type: 'x' } })
  expect(await faultsAfter(answer, '/api/x', body)).toEqual([])
  expect(await faultsAfter(answer, '/api/x', '{}')).toEqual([
    'PATCH /x (400): nothing is at the pointer /data/type (ER-09)',
  ])
})

test('what is not of the API is not judged', async () => {
  expect(await faultsAfter((_request, response) => response.end('hello'), '/openapi.json')).toEqual([])
})
