/** A media type with its parameters: names in lower case, values without their quotes. */
export interface MediaType {
  readonly essence: string
  readonly parameters: ReadonlyMap<string, string>
}

export const jsonApiMediaType = 'application/vnd.api+json'

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const essence = new RegExp(`^\\s*(${token}/${token})\\s*`)
const quoted = '"((?:[^"\\\\]|\\\\.)*)"'
const parameter = new RegExp(`^;\\s*(?:(${token})=(?:(${token})(?![^\\s;,])|${quoted}|[^\\s;,"]+))?\\s*`)

/**
 * Reads one media type (RFC 9110, 8.3.1). Undefined when it is not one. A value that would need quotes and has none,
 * as `ext=https://…`, counts as empty (JSONAPI CN-23).
 */
export function parseMediaType(header: string): MediaType | undefined {
  const [whole = '', name = ''] = essence.exec(header) ?? []
  if (name === '') return undefined
  const parameters = new Map<string, string>()
  let rest = header.slice(whole.length)
  while (rest !== '') {
    const match = parameter.exec(rest)
    if (!match) return undefined
    const [part, key, plain, text = ''] = match
    if (key !== undefined) parameters.set(key.toLowerCase(), plain ?? text.replaceAll(/\\(.)/g, '$1'))
    rest = rest.slice(part.length)
  }
  return { essence: name.toLowerCase(), parameters }
}

/** Splits a header's list at the commas that are not inside quotes. A quote that nobody closes stays, to be refused. */
export function splitHeaderList(text: string): readonly string[] {
  return (text.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"|")+/g) ?? []).filter((part) => part.trim() !== '')
}
