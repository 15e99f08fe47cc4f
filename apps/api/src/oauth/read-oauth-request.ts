import type { Request, Response } from 'express'
import { readText } from '../middleware/read-body.ts'
import { OauthError } from './oauth-error.ts'

/** What a client sends to a token endpoint: its parameters as text. Those that nobody knows are passed over. */
export type OauthParameters = ReadonlyMap<string, string>

/** How a client says who it is. */
export interface Credentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** The parameters of a form or a JSON object, and the credentials among them or in HTTP Basic. Throws invalid_request. */
export async function readOauthRequest(
  request: Request,
  response: Response,
): Promise<{ readonly parameters: OauthParameters; readonly credentials: Credentials }> {
  const text = await readText(request, response)
  const isForm = request.is('application/x-www-form-urlencoded') !== false
  const parameters = isForm ? parseForm(text) : parseObject(text)
  const basic = basicCredentials(request.get('Authorization'))
  const inBody = {
    clientId: parameters.get('client_id') ?? '',
    clientSecret: parameters.get('client_secret') ?? '',
  }
  return { parameters, credentials: basic ?? inBody }
}

/** A parameter that is given twice could mean either, and means neither (RFC 6749, 3.2). */
function parseForm(text: string): OauthParameters {
  const pairs = [...new URLSearchParams(text)]
  const parameters = new Map(pairs)
  if (parameters.size < pairs.length)
    throw new OauthError('invalid_request', 'A parameter is given more than once.')
  return parameters
}

function parseObject(text: string): OauthParameters {
  const entries = Object.entries(objectFrom(text))
  return new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

function objectFrom(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw new OauthError('invalid_request', 'The body is neither a JSON object nor a form.')
}

/** The user name and password of HTTP Basic, each encoded as in a form (RFC 6749, 2.3.1); undefined without any. */
export function basicCredentials(header: string | undefined): Credentials | undefined {
  const [, encoded] = /^Basic +([\w+/-]+=*)$/i.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString()
  const colon = text.indexOf(':')
  return colon === -1
    ? { clientId: formDecoded(text), clientSecret: '' }
    : { clientId: formDecoded(text.slice(0, colon)), clientSecret: formDecoded(text.slice(colon + 1)) }
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
