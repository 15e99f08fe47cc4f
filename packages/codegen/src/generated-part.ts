/** A document with one part written here, between `<!-- generated: name -->` and `<!-- end -->`; the rest is written by people. */
export function withGeneratedPart(document: string, name: string, part: string): string {
  const mark = `<!-- generated: ${name} -->`
  const start = document.indexOf(mark)
  const end = document.indexOf('<!-- end -->', start)
  if (start === -1 || end === -1)
    throw new Error(`A document has no place for its ${name}: ${mark} … <!-- end -->`)
  return `${document.slice(0, start + mark.length)}\n\n${part}\n\n${document.slice(end)}`
}
