import { describe, expect, test } from 'vitest'
import { refusedWith } from '../refused.fixture.ts'
import { appliedProfiles, refuseOtherContent, refuseUnacceptable } from './negotiate.ts'
import { cursorProfile, mediaTypeWith } from './profiles.ts'

const ours = 'application/vnd.api+json'

describe('an answer can be given to', () => {
  test.each<[string, string | undefined]>([
    ['no Accept (CN-22)', undefined],
    ['an empty Accept', ' '],
    ['our media type', ours],
    ['our media type in capitals (CN-23)', 'Application/Vnd.Api+JSON'],
    ['anything (CN-22)', '*/*'],
    ['any application type (CN-22)', 'application/*'],
    ['what axios sends', 'application/json, text/plain, */*'],
    ['a bad instance beside a good one (CN-12)', `${ours};charset=utf-8, ${ours}`],
    ['an unknown extension beside a plain instance (CN-15)', `${ours}; ext="https://a.b/c", ${ours}`],
    ['an unknown profile (CN-16)', `${ours};profile="https://a.b/c https://d.e"`],
    ['a weight (CN-21)', `${ours};q=0.5`],
    ['a weight after spaces', `text/html , ${ours} ; q=0.001`],
    ['a weight with all its decimals', `${ours};q=1.000`],
    ['a quoted comma', `${ours};profile="a,b", text/html`],
    ['a quoted quote', `${ours};profile="a\\", b"`],
    ['an empty parameter', `${ours};;`],
    ['an empty element', `,${ours},`],
  ])('%s', (_fact, accept) => {
    expect(refuseUnacceptable(accept)).toBeUndefined()
  })
})

describe('an answer cannot be given to', () => {
  test.each([
    ['our media type with a charset alone (CN-11)', `${ours}; charset=utf-8`],
    ['every instance with a parameter (CN-13)', `${ours};charset=utf-8, ${ours};version=1`],
    ['every instance with a parameter, whatever else is fine (CN-13)', `${ours};charset=utf-8, */*`],
    [
      'every instance with an unknown extension (CN-14, N9)',
      `${ours};ext="https://a.b/c", ${ours};ext="x";q=1`,
    ],
    ['a profile and a parameter (N9)', `${ours};profile="a";version=1`],
    ['an extension without quotes (CN-23)', `${ours};ext=https://a.b/c`],
    ['weight 0 (CN-21, N10)', `${ours};q=0`],
    ['weight 0.000', `${ours};q=0.000`],
    ['weight 0 for ours, whatever else is fine (N10)', `${ours};q=0, */*`],
    ['weight 0 for anything', '*/*;q=0'],
    ['foreign types (CN-26)', 'text/html, application/json;q=0.9'],
    ['types like ours', 'application/vnd.api+jsonx, application/vnd.api'],
  ])('%s', (_fact, accept) => {
    expect(refusedWith(() => refuseUnacceptable(accept))).toEqual([
      {
        title: 'Not acceptable',
        detail: 'Answers are application/vnd.api+json, without parameters.',
        code: 'NOT_ACCEPTABLE',
        source: { header: 'Accept' },
        status: '406',
      },
    ])
  })

  test.each([
    ['no media type (N10)', 'json'],
    ['half a media type (N10)', 'application/'],
    ['a parameter without a value (N10)', `${ours};q`],
    ['a weight above 1 (N10)', `${ours};q=2`],
    ['a weight that is no number (N10)', `${ours}, text/html;q=x`],
    ['an open quote (N10)', `${ours};profile="a, ${ours}`],
    ['a quote too many', `${ours}"`],
    ['a foreign type that cannot be read, beside ours', `${ours}, text`],
  ])('%s', (_fact, accept) => {
    expect(refusedWith(() => refuseUnacceptable(accept))).toEqual([
      {
        title: 'Bad request',
        detail: 'The Accept header cannot be read.',
        code: 'BAD_REQUEST',
        source: { header: 'Accept' },
        status: '400',
      },
    ])
  })

  test('8 KiB of Accept, which is not even read (N10)', () => {
    expect(refusedWith(() => refuseUnacceptable('"\\'.repeat(4096)))).toEqual([
      {
        title: 'Not acceptable',
        detail: 'The Accept header is too long.',
        code: 'NOT_ACCEPTABLE',
        source: { header: 'Accept' },
        status: '406',
      },
    ])
  })
})

describe('a body can be', () => {
  test.each([
    ['our media type', ours],
    ['our media type in capitals (CN-23)', 'APPLICATION/VND.API+JSON'],
    ['our media type with an unknown profile (CN-09)', `${ours}; profile="https://a.b/c"`],
    ['our media type with a profile without quotes', `${ours};profile=a`],
    ['our media type with nothing after its semicolon', `${ours};`],
  ])('%s', (_fact, contentType) => {
    expect(refuseOtherContent(contentType)).toBeUndefined()
  })
})

describe('a body cannot be', () => {
  test.each<[string, string | undefined]>([
    ['of a charset (CN-06)', `${ours}; charset=utf-8`],
    ['of a version (CN-07)', `${ours};version=1`],
    ['of an unknown extension (CN-08)', `${ours};ext="https://a.b/c"`],
    ['of two extensions (CN-08)', `${ours};ext="https://jsonapi.org/ext/atomic https://a.b/c"`],
    ['of an extension and a parameter (CN-07)', `${ours};ext="https://jsonapi.org/ext/atomic";foo=bar`],
    ['of an extension without quotes (CN-23)', `${ours};ext=https://a.b/c`],
    ['of a weight', `${ours};q=1`],
    ['plain JSON (CN-24)', 'application/json'],
    ['of no type (CN-24)', undefined],
    ['of an empty type (CN-24)', ''],
    ['of something that is no type (CN-24)', 'json'],
    ['of two types', `${ours}, ${ours}`],
    ['of a form', 'application/x-www-form-urlencoded'],
  ])('%s', (_fact, contentType) => {
    expect(refusedWith(() => refuseOtherContent(contentType))).toEqual([
      {
        title: 'Unsupported media type',
        detail: 'Send the body as application/vnd.api+json, without parameters.',
        code: 'UNSUPPORTED_MEDIA_TYPE',
        source: { header: 'Content-Type' },
        status: '415',
      },
    ])
  })
})

describe('the profile of cursors', () => {
  const other = 'https://a.b/c'

  test.each([
    ['is named', `${ours};profile="${cursorProfile}"`],
    ['is named after a weight', `${ours};q=0.5; profile="${cursorProfile}"`],
    ['is named beside an unknown one (CN-05)', `${ours};profile="${other} ${cursorProfile}"`],
    ['is named in one of two instances', `${ours}, ${ours};profile="${cursorProfile}"`],
    ['is named where the weight is highest', `${ours};q=0.9, ${ours};profile="${cursorProfile}";q=1`],
  ])('is followed where it %s (CN-17)', (_fact, accept) => {
    expect(appliedProfiles(accept)).toEqual([cursorProfile])
  })

  test.each<[string, string | undefined]>([
    ['no header is', undefined],
    ['no profile is', ours],
    ['only an unknown one is (CN-16)', `${ours};profile="${other}"`],
    ['only the beginning of it is', `${ours};profile="${cursorProfile}/max-size-exceeded"`],
    ['it is named where the weight is lower', `${ours}, ${ours};profile="${cursorProfile}";q=0.5`],
    ['it is named where the weight is nought', `*/*, ${ours};profile="${cursorProfile}";q=0`],
    ['it is named with what we cannot give', `${ours};version=1;profile="${cursorProfile}", ${ours}`],
    ['it is named with another type', `application/json;profile="${cursorProfile}"`],
    ['the header cannot be read', `${ours};profile="${cursorProfile}`],
    ['the header is too long', `${ours};profile="${cursorProfile}",${' '.repeat(4096)}`],
  ])('is not followed where %s', (_fact, accept) => {
    expect(appliedProfiles(accept)).toEqual([])
  })

  test('is announced in one quoted parameter, with any other beside it (CN-04, CN-05)', () => {
    expect(mediaTypeWith([])).toBe(ours)
    expect(mediaTypeWith([cursorProfile])).toBe(`${ours};profile="${cursorProfile}"`)
    expect(mediaTypeWith([cursorProfile, other])).toBe(`${ours};profile="${cursorProfile} ${other}"`)
  })
})
