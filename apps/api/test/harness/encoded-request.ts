import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { ServiceUnderTest } from './use-service.ts'

/** An answer as it travelled, and what it says when it is unpacked. */
export interface EncodedAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly bytes: number
  readonly text: string
}

const decoders = { br: brotliDecompressSync, gzip: gunzipSync } as const

/** Sends a request without a word of its own about encodings, and unpacks the answer only after it was measured. */
export async function sendEncoded(
  service: ServiceUnderTest,
  path: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
): Promise<EncodedAnswer> {
  const Authorization = `Bearer ${service.token('aurora/test')}`
  const sent = request(service.url + path, { method, headers: { Authorization, ...headers } })
  sent.end()
  const [response]: IncomingMessage[] = await once(sent, 'response')
  if (response === undefined) throw new Error('There was no answer.')
  const body = await buffer(response)
  const coding = response.headers['content-encoding']
  const isKnown = coding === 'br' || coding === 'gzip'
  const text = (isKnown && body.length > 0 ? decoders[coding](body) : body).toString('utf8')
  return { status: response.statusCode ?? 0, headers: response.headers, bytes: body.length, text }
}
