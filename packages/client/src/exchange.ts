/** One request and its answer as they went over the wire, without the token. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly status: number
  /** The answer's headers; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** The id that the service gave the request, which its log knows too. */
export function requestIdOf({ headers }: Exchange): string | null {
  return headers['x-request-id'] ?? null
}
