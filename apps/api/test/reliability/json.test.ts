import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { groupDocument, postGroup } from '../harness/groups.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

const whole = { pointer: '' }
const unreadable = { status: 400, code: 'BAD_REQUEST', source: whole } as const

function create(
  id: string,
  what: string,
  body: unknown,
  answer: Pick<BadInput, 'status' | 'code' | 'source' | 'rule'>,
): BadInput {
  return { id, what, method: 'POST', body, ...answer }
}

/** A create whose document has this JSON text as a member that the service does not know. */
const beside = (json: string) =>
  `{"data":{"type":"customer_groups","attributes":{"name":"n"}},"more":${json}}`
const inMetadata = (json: string) =>
  `{"data":{"type":"customer_groups","attributes":{"name":"n","metadata":{"key":${json}}}}}`
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const keys = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [index.toString(36), 1])))

describe('what is no JSON document is refused (HT-06)', () => {
  judgeEach([
    create('J1', 'nothing', '', { status: 400, code: 'PARAM_MISSING', source: whole }),
    create('J1', 'blanks', ' \n ', { status: 400, code: 'PARAM_MISSING', source: whole }),
    ...['null', '1', '"x"', '[]', 'true', '[{"data":{}}]'].map((text) =>
      create('J3', text, text, { status: 400, code: 'INVALID_DATA_FORMAT', source: whole }),
    ),
    create('J5', 'UTF-16', Buffer.from(`\uFEFF${beside('1')}`, 'utf16le'), unreadable),
    create('J6', 'bytes that are no UTF-8', Buffer.from(beside('"\xff\xfe"'), 'latin1'), unreadable),
    create('J6', 'an overlong NUL', Buffer.from(beside('"\xc0\x80"'), 'latin1'), unreadable),
    create('J8', '65 levels', beside(nested(64)), unreadable),
    create('J9', '5,000 levels', beside(nested(5000)), unreadable),
    create('J9', '40,000 levels', beside(nested(40_000)), unreadable),
    create('J9', '40,000 levels that nobody closes', beside('{"a":'.repeat(40_000)), unreadable),
    create('J11', '1e400', beside('1e400'), unreadable),
    create('J11', '-1e400', inMetadata('-1e400'), unreadable),
    create('J11', '1e-401', inMetadata('1e-401'), unreadable),
    ...[
      'NaN',
      'Infinity',
      '-Infinity',
      '1 /* one */',
      '1 // one',
      '[1,]',
      "'one'",
      '01',
      '+1',
      '.5',
      '0x1F',
      'undefined',
      '{a:1}',
      '"\t"',
    ].map((text) => create('J14', text, beside(text), unreadable)),
    create('J14', 'two documents', `${beside('1')}{}`, unreadable),
    create('J14', 'half a document', beside('1').slice(0, -1), unreadable),
  ])
})

describe('a name is given once (HT-06)', () => {
  judgeEach([
    create('J19', 'data twice', '{"data":{},"data":{}}', {
      status: 400,
      code: 'BAD_REQUEST',
      source: { pointer: '/data' },
    }),
    create(
      'J19',
      'name twice, once in escapes',
      '{"data":{"type":"customer_groups","attributes":{"name":"a","n\\u0061me":"b"}}}',
      {
        status: 400,
        code: 'BAD_REQUEST',
        source: { pointer: '/data/attributes/name' },
      },
    ),
    create(
      'J19',
      'a key of metadata twice',
      '{"data":{"type":"customer_groups","attributes":{"name":"a","metadata":{"x/y":[{"a":1,"a":2}]}}}}',
      {
        status: 400,
        code: 'BAD_REQUEST',
        source: { pointer: '/data/attributes/metadata/x~1y/0/a' },
      },
    ),
  ])
})

describe('JSON that is odd, but JSON, is read (HT-06)', () => {
  judgeEach([
    create('J4', 'a byte order mark', `\uFEFF${beside('1')}`, { status: 201 }),
    create('J8', '64 levels', beside(nested(63)), { status: 201 }),
    create('J10', '30,000 keys of no meaning', beside(keys(30_000)), { status: 201 }),
    create('J20', '30,000 keys in metadata', inMetadata(keys(30_000)), {
      status: 422,
      code: 'VALIDATION_ERROR',
      source: { pointer: '/data/attributes/metadata/key' },
      rule: 'too_many',
    }),
    create(
      'J19',
      'names in escapes',
      '{"d\\u0061ta":{"type":"customer\\u005fgroups","attributes":{"n\\u0061me":"a\\/b"}}}',
      { status: 201 },
    ),
  ])
})

describe('numbers in metadata keep every digit', () => {
  test.each([
    ['J13', '0.123456789012345678901234567890'],
    ['J13', '123456789012345678901234567890'],
    ['J13', '-9007199254740993'],
    ['J15', '1.0'],
  ])('%s %s', async (_id, number) => {
    const { text } = await postGroup(service, {}, { body: inMetadata(number) })
    expect(text).toContain(`"metadata":{"key": ${number}}`)
  })
})

describe('text is stored as it was sent', () => {
  test.each([
    ['J18', '\uFFFE and \uFFFF'],
    ['J18', 'from the right: \u202E'],
    ['J18', 'zero width: \u200B\u200D'],
    ['J18', 'outside the basic plane: 👩‍👩‍👧 𝒳'],
  ])('%s %s', async (_id, name) => {
    const { json } = await postGroup(service, { name })
    expect(json.data.attributes.name).toBe(name)
  })

  judgeEach([
    create(
      'J16',
      'the first half of a pair',
      '{"data":{"type":"customer_groups","attributes":{"name":"\\ud800"}}}',
      {
        status: 422,
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data/attributes/name' },
        rule: 'invalid',
      },
    ),
    create(
      'J16',
      'the second half before the first',
      '{"data":{"type":"customer_groups","attributes":{"name":"a\\udc00\\ud800"}}}',
      {
        status: 422,
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data/attributes/name' },
        rule: 'invalid',
      },
    ),
    create('J16', 'a whole pair', groupDocument({ name: '\ud83d\ude00' }), { status: 201 }),
  ])
})
