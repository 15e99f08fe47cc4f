import { describe, expect, test } from 'vitest'
import { rateLimitHeaders } from '../../src/limits/rate-limit-headers.ts'
import { answerFaults } from './check-answer.ts'
import { jsonOf, mediaType } from './response.ts'

interface Change {
  readonly status?: number
  readonly text?: string
  readonly method?: string
  readonly path?: string
  readonly sent?: string
  /** Instead of those of a sound answer; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>>
}

/** The faults of an answer that is sound but for what is changed. */
function faultsOf({
  status = 200,
  text = '{"data":null}',
  headers = {},
  ...request
}: Change): readonly string[] {
  const sound = new Headers({ Vary: 'Accept', 'X-Request-Id': 'r', 'Content-Type': mediaType })
  for (const name of rateLimitHeaders) sound.set(name, '1')
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) sound.delete(name)
    else sound.set(name, value)
  }
  return answerFaults(
    { method: 'GET', path: '/x', ...request },
    { status, headers: sound, text, json: jsonOf(text) },
  )
}

function refusal(error: object, status = 400): Change {
  const sound = { title: 'Bad request', detail: 'No.', code: 'BAD_REQUEST', status: '400' }
  return { status, text: JSON.stringify({ errors: [{ ...sound, ...error }] }) }
}

test.each<[what: string, answer: Change]>([
  ['a document', {}],
  ['nothing', { status: 204, text: '', headers: { 'Content-Type': null } }],
  ['a refusal', refusal({})],
  ['a pointer that is there', { ...refusal({ source: { pointer: '/a~1b/0' } }), sent: '{"a/b":[1]}' }],
  [
    'a parameter that was sent',
    { ...refusal({ source: { parameter: 'page[x]' } }), path: '/x?page%5Bx%5D=1' },
  ],
])('an answer is sound: %s', (_what, answer) => {
  expect(faultsOf(answer)).toEqual([])
})

describe('an answer is found faulty when', () => {
  test.each<[mark: string, what: string, answer: Change, fault: string]>([
    [
      'CN-01',
      'it is another media type',
      { headers: { 'Content-Type': 'application/json' } },
      'the media type is',
    ],
    [
      'CN-02',
      'it has a charset',
      { headers: { 'Content-Type': `${mediaType}; charset=utf-8` } },
      'the media type is',
    ],
    ['CN-19', 'it varies with nothing', { headers: { Vary: 'Origin' } }, 'Vary does not contain Accept'],
    ['HT-01', 'a 204 has a Content-Type', { status: 204, text: '' }, '204 has a Content-Type'],
    ['HT-01', 'a 304 has a body', { status: 304 }, 'there is a body'],
    [
      'HT-02',
      'a 405 does not say what is allowed',
      { ...refusal({}), status: 405 },
      '405 comes without Allow',
    ],
    [
      'HT-03',
      'a 401 asks for nothing',
      { ...refusal({}), status: 401 },
      '401 comes without WWW-Authenticate',
    ],
    ['HT-03', 'a 429 says no time', { ...refusal({}), status: 429 }, '429 comes without Retry-After'],
    ['CR-08', 'a 201 says no place', { status: 201 }, '201 comes without Location'],
    [
      'CR-09',
      'a 201 says another place',
      {
        status: 201,
        text: '{"data":{"type":"a","id":"1","links":{"self":"http://a.test/1"}}}',
        headers: { Location: 'http://a.test/2' },
      },
      'Location is http://a.test/2',
    ],
    ['ER-01', 'errors are no list', { status: 400, text: '{"errors":{}}' }, 'errors is no list'],
    ['ER-02', 'an error has another member', refusal({ foo: 1 }), 'has a member "foo"'],
    [
      'ER-03',
      'an error has another link',
      refusal({ links: { self: 'http://a.test' } }),
      'has a member "self"',
    ],
    ['ER-04', 'a status is a number', refusal({ status: 400 }), 'has the status 400'],
    ['ER-06', 'a title is its own', refusal({ title: 'Oh' }), 'has a title of its own'],
    ['ER-07', 'its status is not that of its errors', refusal({}, 404), 'the status is 404'],
    [
      'ER-08',
      'a source is two',
      refusal({ source: { pointer: '', parameter: 'x' } }),
      'more than one source',
    ],
    [
      'ER-09',
      'a pointer leads nowhere',
      { ...refusal({ source: { pointer: '/b' } }), sent: '{"a":1}' },
      'nothing is at',
    ],
    [
      'ER-10',
      'a pointer is not escaped',
      { ...refusal({ source: { pointer: '/a~b' } }), sent: '{"a~b":1}' },
      'nothing is at',
    ],
    ['ER-12', 'a failure is no JSON:API', { status: 500, text: '{}' }, 'a failure without errors'],
    [
      'QP-13',
      'a parameter was not sent',
      refusal({ source: { parameter: 'foo' } }),
      'no parameter foo was sent',
    ],
  ])('(%s) %s', (_mark, _what, answer, fault) => {
    expect(faultsOf(answer).join('\n')).toContain(fault)
  })
})
