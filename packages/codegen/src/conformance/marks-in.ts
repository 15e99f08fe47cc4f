import type { Form } from './statements.ts'

/** A line that is only a comment names marks without testing them. */
const commentLine = /^\s*(\/\/|\/?\*).*$/gm

/**
 * The marks that a test file names, in its titles or in the rows that its titles are made of; `CR-07 to CR-09` names three.
 * Only marks that begin as one of `prefixes` do are marks: `AB-12` may be data, and `%C3` is a byte.
 */
export function marksIn(
  source: string,
  { prefix, number }: Form,
  prefixes: ReadonlySet<string>,
): ReadonlySet<string> {
  const range = new RegExp(`(?<![\\w%-])(${prefix})(${number}) to (?:\\1)?(${number})(?![\\w-])`, 'g')
  const single = new RegExp(`(?<![\\w%-])(${prefix})${number}(?![\\w-])`, 'g')
  const code = source
    .replace(commentLine, '')
    .replace(range, (_all, letters: string, first: string, last: string) => {
      const count = Number(last) - Number(first) + 1
      const numbers = Array.from({ length: count }, (_, index) => String(Number(first) + index))
      return numbers.map((each) => `${letters}${each.padStart(first.length, '0')}`).join(' ')
    })
  const named = [...code.matchAll(single)].filter(([, letters = '']) => prefixes.has(letters))
  return new Set(named.map(([mark]) => mark))
}
