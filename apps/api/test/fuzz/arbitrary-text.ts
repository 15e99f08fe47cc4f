import fc from 'fast-check'
import { hostileJson, hostileTexts } from '../harness/hostile-values.ts'

/** Text of any kind: what nobody would write, and what somebody has thought of. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...hostileTexts.map(({ text }) => text)),
)

/** The JSON text of any value. */
export const anyJson = fc.oneof(
  fc.json({ maxDepth: 3 }),
  anyText.map((text) => JSON.stringify(text)),
  fc.constantFrom(...hostileJson.map(({ json }) => json)),
)

interface Change {
  readonly place: number
  readonly length: number
  readonly text: string
}

const changes = fc.array(
  fc.record<Change>({
    place: fc.nat(),
    length: fc.nat(3),
    text: fc.oneof(
      fc.constant(''),
      fc.constantFrom(
        ...'[ ] { } " , : % & = + - _ . * \\ / ? # @ \u0000 \ud800 \u00e9'.split(' '),
        '%00',
        '%ff',
        '%5B',
        '\\u0000',
        '__proto__',
        ',,',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  }),
  { minLength: 1, maxLength: 3 },
)

/** What some text makes, and now and then that text with a few characters taken out and others put in. */
export function nearly(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const changed = fc.tuple(text, changes).map(([whole, all]) => all.reduce(applyTo, whole))
  return fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: changed })
}

function applyTo(text: string, { place, length, text: inserted }: Change): string {
  const start = place % (text.length + 1)
  return text.slice(0, start) + inserted + text.slice(start + length)
}

/** Text as a URL has it; halves of pairs, which it cannot have, become the replacement character. */
export function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
