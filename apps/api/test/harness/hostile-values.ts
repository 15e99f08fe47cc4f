/** Text that breaks what was not written for it. No column can hold what is `unstorable`. */
export interface HostileText {
  readonly what: string
  readonly text: string
  readonly isUnstorable?: true
}

/** Names that every object of JavaScript has, or seems to have (U8, Q6). */
export const inheritedNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
] as const

/** Names that look like `name` to a reader, and are none. */
export const lookalikeNames = [
  'Name',
  'NAME',
  'name ',
  'n\u0430me',
  '\uff4eame',
  'na\u200bme',
  '\ufeffname',
  'na\u0301me',
  '\u202eeman',
  'name;--',
  "name'",
  'name"',
  '-name-',
  '\ud83d\ude00',
  'n'.repeat(2000),
] as const

export const hostileTexts: readonly HostileText[] = [
  { what: 'a NUL', text: 'a\u0000b', isUnstorable: true },
  { what: 'a NUL alone', text: '\u0000', isUnstorable: true },
  { what: 'half of a pair', text: 'a\ud800', isUnstorable: true },
  { what: 'the other half', text: '\udc00b', isUnstorable: true },
  { what: 'a pair the wrong way round', text: '\ude00\ud83d', isUnstorable: true },
  { what: 'nothing', text: '' },
  { what: 'blanks', text: ' \t\r\n\v\f\u00a0\u2003\u3000' },
  { what: 'from the right', text: '\u202eabc\u202c \u2067def\u2069' },
  { what: 'zero width', text: 'a\u200b\u200c\u200d\u2060b' },
  { what: 'a byte order mark', text: '\ufeffa' },
  { what: 'composed', text: 'Caf\u00e9 \u1e9b\u0323' },
  { what: 'decomposed', text: 'Cafe\u0301 \u017f\u0323\u0307' },
  { what: 'a tower of marks', text: `a${'\u0301\u0489'.repeat(100)}` },
  {
    what: 'outside the basic plane',
    text: '\ud835\udd0f \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \u{10ffff}',
  },
  { what: 'no characters', text: '\ufffe \uffff \ufdd0 \u{1fffe}' },
  { what: 'private characters', text: '\ue000 \u{f0000}' },
  { what: 'controls', text: '\u0001\u0002\u001b[31m\u007f\u0080\u009f' },
  { what: 'line separators', text: 'a\u2028b\u2029c\u0085d' },
  { what: 'a header', text: 'a\r\nSet-Cookie: b=c\r\n\r\n<html>' },
  { what: 'the end of a statement', text: `'; drop table customer_groups; --` },
  { what: 'a dollar quote', text: '$$; select pg_sleep(9); $$' },
  { what: 'an array of PostgreSQL', text: '{1,2,"x",NULL}' },
  { what: 'an open array of PostgreSQL', text: '{"' },
  { what: 'the null of COPY', text: String.raw`\N` },
  { what: 'bytes in escapes', text: String.raw`\x00 \000 \u0000 %00 %c0%80` },
  { what: 'backslashes', text: String.raw`\\\'\"\ ` },
  { what: 'wildcards', text: '%_%_\\%\\_' },
  { what: 'a pattern without an end', text: '((((((((((a+)+)+)+)+' },
  { what: 'a script', text: `<script>alert(1)</script><img src=x onerror='alert(1)'>` },
  { what: 'a formula', text: '=HYPERLINK("http://x","y")' },
  { what: 'templates', text: '${7*7} {{7*7}} #{7*7} %s%n%x' },
  { what: 'a way up', text: '../../../../etc/passwd%00' },
  { what: 'JSON', text: '{"a":{"$ne":null}}' },
  { what: 'JSON that does not end', text: '{"a":[' },
  { what: 'a number', text: '-9223372036854775809' },
  { what: 'a number that is none', text: 'NaN' },
  { what: 'no end', text: 'infinity' },
  { what: 'a word for a time', text: 'now' },
  { what: 'a time that never is', text: '2026-13-45T25:61:61Z' },
  { what: 'a year that is too far', text: '300000-01-01' },
  { what: 'a time before the first year', text: '0001-01-01T00:00:00+14:00' },
  { what: 'null in a word', text: 'null' },
  { what: 'a list', text: 'a,b,,\\,,' },
  { what: '255 characters outside the basic plane', text: '\ud83d\ude00'.repeat(255) },
  { what: '256 characters', text: 'x'.repeat(256) },
  { what: '3,000 characters', text: 'y'.repeat(3000) },
  ...inheritedNames.map((name) => ({ what: name, text: name })),
]

/** A value as its JSON text, so that what JavaScript cannot hold can be sent. */
export interface HostileJson {
  readonly what: string
  readonly json: string
  /** No document may have it anywhere. */
  readonly isUnreadable?: true
  /** The document may, but nothing can keep it. */
  readonly isUnstorable?: true
}

const nested = (levels: number, open: string, close: string, inside = '') =>
  open.repeat(levels) + inside + close.repeat(levels)

const wide = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => entry(index)).join(',')

/** Values of every kind, at the edges of what each can be. */
export const hostileJson: readonly HostileJson[] = [
  ...[
    'null',
    'true',
    'false',
    '0',
    '-0',
    '-0.0',
    '1',
    '-1',
    '1.0',
    '1E2',
    '1e-7',
    '1.5',
    '0.1',
    '2147483647',
    '2147483648',
    '-2147483649',
    '9007199254740993',
    '-9223372036854775809',
    '123456789012345678901234567890',
    '0.123456789012345678901234567890',
    '1.7976931348623157e308',
    '5e-324',
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '{"rawJSON":"1"}',
    '{"toJSON":"x"}',
    '{"length":-1}',
    '{"$ne":null}',
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"then":1}',
    '{"":""}',
    '{"a/b~c":{"~1":[{"/":1}]}}',
  ].map((json) => ({ what: json, json })),
  ...['1e400', '-1e400', '1e-401', `1${'0'.repeat(1000)}`].map((json) => ({
    what: json.slice(0, 20),
    json,
    isUnreadable: true as const,
  })),
  { what: 'a list of 62 levels', json: nested(62, '[', ']'), isUnreadable: true },
  { what: 'objects of 5,000 levels', json: nested(5000, '{"a":', '}', '1'), isUnreadable: true },
  { what: 'a list of 10 levels', json: nested(10, '[', ']') },
  { what: 'a wide list', json: `[${wide(10_000, () => '0')}]` },
  { what: 'half of a pair in a key', json: String.raw`{"a\ud800":1}`, isUnstorable: true },
  { what: 'a NUL in a key', json: String.raw`{"a\u0000":1}`, isUnstorable: true },
  { what: 'a NUL in a list', json: String.raw`["\u0000"]`, isUnstorable: true },
  ...hostileTexts.map(({ what, text, isUnstorable }) => ({
    what: `text: ${what}`,
    json: JSON.stringify(text),
    ...(isUnstorable && { isUnstorable }),
  })),
]
