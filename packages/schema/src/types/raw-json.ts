declare global {
  /** ECMAScript 2026, in Node since 22 and in every current browser; TypeScript 7.0 does not know it yet. */
  interface JSON {
    rawJSON(text: string): object
    isRawJSON(value: unknown): boolean
  }
}

/** True for a number kept as its own text, because a JavaScript number would lose digits of it. */
export function isExactNumber(value: unknown): boolean {
  return JSON.isRawJSON(value)
}

/** The value of a number's JSON text: a number where that keeps every digit, else the text itself, which prints as it stands. */
export function exactNumber(source: string): number | object {
  const value = Number(source)
  return String(value) === source ? value : JSON.rawJSON(source)
}
