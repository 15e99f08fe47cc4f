/** A file with its generated part replaced: what stands between `<!-- generated: … -->` and the next `<!-- end -->`. Throws when there is none. */
export function withMarkedPart(current: string, name: string, part: string): string {
  const marks = { start: `<!-- generated: ${name} -->`, end: '<!-- end -->' }
  const start = current.indexOf(marks.start)
  const end = current.indexOf(marks.end, start)
  if (start === -1 || end === -1) {
    throw new Error(`The file has no place for the ${name}: ${marks.start} … ${marks.end}`)
  }
  return `${current.slice(0, start + marks.start.length)}\n\n${part}\n\n${current.slice(end)}`
}
