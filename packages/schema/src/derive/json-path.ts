/**
 * How the keys of a path inside JSON are written in a filter: `metadata.address.city_eq`. A backslash makes the next
 * character a part of the key, and two of them stand for brackets, which no parameter's name can have inside.
 */

/** What a key may have that ends it, or that no parameter may have, and how it is written. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['.', '\\.'],
  ['_', '\\_'],
  ['\\', '\\\\'],
  ['[', '\\('],
  [']', '\\)'],
])

const characters: ReadonlyMap<string, string> = new Map(
  [...escapes].map(([meant, written]) => [written, meant]),
)

/** A key as it can be written in any filter: `first_name` is `first\_name`. Where nothing else can be read, `_` needs no escape. */
export function escapeJsonKey(key: string): string {
  return key.replaceAll(/[._\\[\]]/g, (character) => escapes.get(character) ?? character)
}

/** A character of a path as it is written, what it means, and whether it was escaped. */
export interface PathCharacter {
  readonly written: string
  readonly meant: string
  readonly isEscaped: boolean
}

/** The characters of a path, in order. A backslash before any other character is itself. */
export function* pathCharacters(text: string): Generator<PathCharacter> {
  for (const [written] of text.matchAll(/\\[._\\()]|[^]/gu)) {
    const meant = characters.get(written)
    yield { written, meant: meant ?? written, isEscaped: meant !== undefined }
  }
}
