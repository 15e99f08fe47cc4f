import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { constants, createBrotliCompress, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { groupDocument } from '../harness/groups.ts'
import { requestText } from '../harness/raw-request.ts'
import { mediaType } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { answerTo, judgeEach } = useBadInput(service)

const document = groupDocument({ name: 'Negotiated' })
const text = JSON.stringify(document)
const contentType = { header: 'Content-Type' }
const accept = { header: 'Accept' }

function create(
  id: string,
  what: string,
  type: string,
  answer: Pick<BadInput, 'status' | 'code' | 'source'>,
): BadInput {
  return { id, what, method: 'POST', headers: { 'Content-Type': type }, body: document, ...answer }
}

function list(
  id: string,
  what: string,
  value: string,
  answer: Pick<BadInput, 'status' | 'code' | 'source'>,
): BadInput {
  return { id, what, headers: { Accept: value }, ...answer }
}

const unsupported = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', source: contentType } as const
const notAcceptable = { status: 406, code: 'NOT_ACCEPTABLE', source: accept } as const
const unreadable = { status: 400, code: 'BAD_REQUEST', source: accept } as const

describe('the body of a write is JSON:API', () => {
  judgeEach([
    create('N2', 'JSON of no known meaning', 'application/json', unsupported),
    create('N3', 'a text', 'text/plain', unsupported),
    create('N4', 'JSON:API with its charset', `${mediaType}; charset=utf-8`, unsupported),
    create('N5', 'JSON:API in UTF-7', `${mediaType}; charset=utf-7`, unsupported),
    create('N5', 'JSON:API in UTF-16', `${mediaType};charset="utf-16"`, unsupported),
    create('N7', 'a profile that nobody knows', `${mediaType};profile="https://example.com/profile"`, {
      status: 201,
    }),
    {
      id: 'N3',
      what: 'nothing that says what it is',
      raw: (to) => requestText(to, 'POST /api/customer_groups', ['Content-Type:'], text),
      ...unsupported,
    },
  ])

  test('N7 a profile is not echoed', async () => {
    const profile = create('N7', '', `${mediaType};profile="https://example.com/profile"`, { status: 201 })
    const { headers } = await answerTo(profile)
    expect(headers.get('Content-Type')).toBe(mediaType)
  })
})

describe('an answer is JSON:API', () => {
  judgeEach([
    list('N8', 'a page', 'text/html', notAcceptable),
    list(
      'N9',
      'JSON:API, but with foreign parameters',
      `${mediaType};version=1, ${mediaType};charset=utf-8`,
      notAcceptable,
    ),
    list('N10', 'anything but JSON:API', `${mediaType};q=0, */*`, notAcceptable),
    list('N10', 'no media type at all', 'garbage', unreadable),
    list('N10', 'half a media type', 'application/', unreadable),
    ...['2', '1.001', '-1', '0.1234', 'x', ''].map((weight) =>
      list('N10', `the weight ${weight}, which is none`, `${mediaType};q=${weight}`, unreadable),
    ),
    list('N10', 'a quote without an end', `${mediaType};profile="https://example.com`, unreadable),
    list('N10', 'eight KiB of media types', `${'text/html, '.repeat(745)}${mediaType}`, notAcceptable),
    list('N10', 'four KiB of commas', ','.repeat(4000), notAcceptable),
    list('N10', 'four KiB of blanks in a parameter', `${mediaType};${' '.repeat(4000)}x`, unreadable),
  ])
})

function written(encoding: string, body: unknown): Pick<BadInput, 'method' | 'headers' | 'body'> {
  return { method: 'POST', headers: { 'Content-Encoding': encoding }, body }
}

const notGzip = { status: 400, code: 'BAD_REQUEST', source: { header: 'Content-Encoding' } } as const
const tooLarge = { status: 413, code: 'PAYLOAD_TOO_LARGE' } as const

const mebibyte = Buffer.alloc(1024 * 1024, ' ')

/** So many MiB in a thousandth of that, as gzip lets them be put together. */
function gzipBomb(mebibytes: number): Buffer {
  const member = gzipSync(mebibyte)
  return Buffer.concat(Array.from({ length: mebibytes }, () => member))
}

/** Made piece by piece, so that the process is not large before it is watched. */
const brotliBomb = await buffer(
  Readable.from(Array.from({ length: 256 }, () => mebibyte)).pipe(
    createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  ),
)

describe('a compressed body is what it says', () => {
  judgeEach([
    { id: 'N12', what: 'gzip in name only', ...written('gzip', document), ...notGzip },
    { id: 'N12', what: 'gzip, and it is', ...written('gzip', gzipSync(text)), status: 201 },
    {
      id: 'N12',
      what: 'gzip that is cut off',
      ...written('gzip', gzipSync(text).subarray(0, -12)),
      ...notGzip,
    },
    { id: 'N13', what: 'a bomb of 250 KB that is 250 MiB', ...written('gzip', gzipBomb(250)), ...tooLarge },
    { id: 'N13', what: 'a bomb of 1 MB that is 1 GiB', ...written('gzip', gzipBomb(1024)), ...tooLarge },
    { id: 'N13', what: 'a bomb of 50 KB that is 256 MiB', ...written('br', brotliBomb), ...tooLarge },
    {
      id: 'N14',
      what: 'gzip twice',
      ...written('gzip, gzip', gzipSync(gzipSync(text))),
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      source: { header: 'Content-Encoding' },
    },
    {
      id: 'N14',
      what: 'an encoding that nobody knows',
      ...written('zip', document),
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      source: { header: 'Content-Encoding' },
    },
  ])
})
