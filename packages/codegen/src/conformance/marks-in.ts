/** A line that is only a comment names marks without testing them. */
const commentLine = /^\s*(\/\/|\/?\*).*$/gm
const range = /\b([A-Z]{2})-(\d{2}) to (?:\1-)?(\d{2})\b/g
const single = /\b[A-Z]{2}-\d{2}\b/g

/**
 * The marks that a test file names, in its titles or in the rows that its titles are made of; `CR-07 to CR-09` names three.
 * Only marks that begin as one of `prefixes` do are marks: `AB-12` may be data.
 */
export function marksIn(source: string, prefixes: ReadonlySet<string>): ReadonlySet<string> {
  const code = source.replace(commentLine, '').replace(range, (_all, prefix: string, first, last) => {
    const count = Number(last) - Number(first) + 1
    return Array.from({ length: count }, (_, index) => markOf(prefix, Number(first) + index)).join(' ')
  })
  const named = code.match(single) ?? []
  return new Set(named.filter((mark) => prefixes.has(mark.slice(0, 2))))
}

function markOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(2, '0')}`
}
