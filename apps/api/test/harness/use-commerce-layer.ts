import { CommerceLayer } from '@commercelayer/sdk/bundle'
import { beforeAll } from 'vitest'
import { checkAnswer } from './check-answer.ts'
import { readResponse } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** The vendor's official client, as its README makes it. */
export type CommerceLayerSdk = ReturnType<typeof CommerceLayer>

/** Gives a test file the official SDK: only the way to the server is ours, and every answer is checked as `send` does. */
export function useCommerceLayer(
  service: ServiceUnderTest,
  environment = 'aurora/test',
): () => CommerceLayerSdk {
  let sdk: CommerceLayerSdk | undefined
  beforeAll(() => {
    sdk = CommerceLayer({
      organization: 'aurora',
      accessToken: service.token(environment),
      fetch: (input, init) => fetchFrom(service, input, init),
    })
  })
  return () => {
    if (sdk === undefined) throw new Error('The SDK is made in beforeAll.')
    return sdk
  }
}

async function fetchFrom(
  service: ServiceUnderTest,
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const { method = 'GET', body } = init
  const url = String(input instanceof Request ? input.url : input)
  // The host is the organization's, on the domain that the token's issuer names.
  const path = url.replace(/^https:\/\/aurora\.[^/]+\/api/, '')
  const response = await fetch(`${service.url}/api${path}`, init)
  const sent = typeof body === 'string' ? body : undefined
  checkAnswer({ method, path, sent }, await readResponse(response.clone()))
  return response
}

/** What the SDK throws when the service refuses. */
export async function refusalOf(
  cl: CommerceLayerSdk,
  refused: Promise<unknown>,
): Promise<{ readonly status: number | undefined; readonly code: unknown }> {
  try {
    await refused
  } catch (error) {
    if (cl.isApiError(error)) return { status: error.status, code: error.first().code }
    throw error
  }
  throw new Error('This was not refused.')
}
