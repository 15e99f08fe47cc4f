import { rememberGiven, rememberSent } from './journal.ts'
import { readResponse, type Response } from './response.ts'
import type { ServiceUnderTest, TestClient } from './use-service.ts'

type Fields = Readonly<Record<string, unknown>>

/** A service under test, or another instance of it. */
type Reached = Pick<ServiceUnderTest, 'url'>

/** Posts JSON to a token endpoint, as the official clients do. */
export async function postOauth(service: Reached, path: string, fields: Fields): Promise<Response> {
  return postText(service, path, JSON.stringify(fields))
}

/** Posts a form, as curl does. */
export async function postForm(
  service: Reached,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }
  return postText(service, path, new URLSearchParams(fields).toString(), form)
}

/** Posts a body as it stands: JSON unless the headers say otherwise. */
export async function postText(
  service: Reached,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  rememberSent({ headers, path, body })
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body }
  const answer = await readResponse(await fetch(`${service.url}${path}`, init))
  rememberGiven(answer.json)
  return answer
}

/** The header of HTTP Basic. */
export function basicOf({ clientId, clientSecret }: Pick<TestClient, 'clientId' | 'clientSecret'>) {
  return { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` }
}

/** What a client sends in the body to say who it is. */
export function credentialsOf({ clientId, clientSecret }: Pick<TestClient, 'clientId' | 'clientSecret'>) {
  return { client_id: clientId, client_secret: clientSecret }
}

/** The status of a list of groups with a token: 200 for a good one. */
export async function statusWith(service: Reached, token: string): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` }
  rememberSent({ headers, path: '' })
  const response = await fetch(`${service.url}/api/customer_groups?page[size]=1`, { headers })
  await response.arrayBuffer()
  return response.status
}
