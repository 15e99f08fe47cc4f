import type { ErrorCode } from '../errors/catalogue.ts'
import { refusal, type JsonApiError } from '../errors/json-api-error.ts'
import { nearestName } from '../errors/nearest-name.ts'
import type { Parameter } from './parse-query-string.ts'

/** Where the fault of a parameter is: in its name, its value, or the query as it was sent, after so many UTF-16 units of it. */
export interface Place {
  readonly in: 'name' | 'value' | 'query'
  readonly after: number
}

/** What was read, and what would be legal in its place. */
export interface Slip {
  readonly name: string
  readonly legal: readonly string[]
  /** What stands before it, and is part of the name that is told. */
  readonly before?: string
}

/**
 * A refusal that says which character could not be read, in its sentence and as data: `meta: {in: 'value', position: 6}`.
 * Characters are counted from 1, and those of a name or a value in the decoded text. `fault` is the sentence without its end.
 */
export function refuseAt(
  code: ErrorCode,
  parameter: Pick<Parameter, 'name' | 'value'> & { readonly query?: string },
  place: Place,
  fault: string,
  slip?: Slip,
  { meta, links }: Pick<Parameters<typeof refusal>[1], 'meta' | 'links'> = {},
): JsonApiError {
  const position = characterAt(parameter[place.in] ?? '', place.after)
  return refusal(code, {
    detail: `${fault}, at character ${position} of the ${place.in}.${slip === undefined ? '' : suggestion(slip)}`,
    source: { parameter: parameter.name },
    meta: { in: place.in, position, ...meta },
    ...(links && { links }),
  })
}

function suggestion({ name, legal, before = '' }: Slip): string {
  const nearest = nearestName(name, legal)
  return nearest === undefined ? '' : ` Did you mean "${before}${nearest}"?`
}

/** The number of the character that begins there; one more than there are at the end of the text. */
function characterAt(text: string, after: number): number {
  return Array.from(text.slice(0, after)).length + 1
}

/** A part of a list, and where it begins in it. */
export interface ListPart {
  readonly text: string
  readonly after: number
}

/** The parts of a list of names, in which its separator is never part of a name. */
export function partsOf(value: string, separator: ',' | '.' | '&' = ','): readonly ListPart[] {
  let after = 0
  return value.split(separator).map((text) => {
    const part = { text, after }
    after += text.length + 1
    return part
  })
}
