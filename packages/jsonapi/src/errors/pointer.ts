/** A JSON pointer (RFC 6901) to the value at the end of the path; "" for the whole document. */
export function pointerOf(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
