import { cursorProfile } from '@cohort/jsonapi'
import { expect } from 'vitest'

export const mediaType = 'application/vnd.api+json'

/** The type of answers that follow the profile of cursors, and what names it in Accept. */
export const profiledMediaType = `${mediaType};profile="${cursorProfile}"`

/** An answer, read: the body as JSON where there is one. */
export interface Response {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Json
}

/** An answer's JSON, looked into freely: a wrong path shows as undefined in an assertion. */
export type Json = ReturnType<typeof JSON.parse>

/** Reads an answer whole. A body that is no JSON is left as text. */
export async function readResponse(response: globalThis.Response): Promise<Response> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: jsonOf(text) }
}

/** The value of a JSON text; undefined for what is none. */
export function jsonOf(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Fails the test when an answer has another status, and shows what it says. */
export function expectStatus({ status, text }: Response, expected: number): void {
  expect({ status, text }).toEqual({ status: expected, text })
}
