import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { refusal, refuseOtherContent, type JsonApiError } from '@cohort/jsonapi'
import type { Request, Response } from 'express'

/** The most that a body may have, inflated: a thousand members of a relationship, or metadata at its limit, with room to spare. */
const mostBytes = 256 * 1024

/** So much more is read of a body that is too large: who sends little too much gets to see the answer (Z1). */
const slackBytes = 64 * 1024

/** What a body may be compressed with (RFC 9110, 8.4.1). */
const inflaters: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** The body of a write as text. Throws as `readText`, and UNSUPPORTED_MEDIA_TYPE for what does not say that it is JSON:API. */
export async function readBody(request: Request, response: Response): Promise<string> {
  refuseOtherContent(request.get('Content-Type'))
  return readText(request, response)
}

/**
 * A body of any type as text. Throws UNSUPPORTED_MEDIA_TYPE for a compression that we do not know, PAYLOAD_TOO_LARGE, and
 * BAD_REQUEST for what is not UTF-8. A byte order mark is passed over (RFC 8259, 8.1).
 */
export async function readText(request: Request, response: Response): Promise<string> {
  const body = inflated(request)
  try {
    if (Number(request.get('Content-Length')) > mostBytes + slackBytes) throw tooLarge()
    return decode(await readBytes(body, request.get('Content-Encoding')))
  } catch (error) {
    // The rest is not read, so the connection cannot be used again.
    request.unpipe().resume()
    response.setHeader('Connection', 'close')
    throw error
  }
}

function inflated(request: Request): Readable {
  const encoding = request.get('Content-Encoding')?.toLowerCase() ?? 'identity'
  if (encoding === 'identity') return request
  const inflater = inflaters.get(encoding)?.()
  if (inflater === undefined) {
    const source = { header: 'Content-Encoding' }
    throw refusal('UNSUPPORTED_MEDIA_TYPE', { detail: 'The body may be gzip, deflate or br.', source })
  }
  request.on('error', (error) => inflater.destroy(error))
  return request.pipe(inflater)
}

/** Reads a stream to its end, or until it is clear that it is too large. */
async function readBytes(stream: Readable, encoding: string | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    // Destroying the request would take the connection away before it is answered.
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > mostBytes + slackBytes) break
    }
  } catch (error) {
    const detail = 'The body ended early, or is not what its Content-Encoding says.'
    const source = encoding === undefined ? { pointer: '' } : { header: 'Content-Encoding' }
    throw refusal('BAD_REQUEST', { detail, source }, { cause: error })
  }
  if (bytes > mostBytes) throw tooLarge()
  return Buffer.concat(chunks)
}

function tooLarge(): JsonApiError {
  return refusal('PAYLOAD_TOO_LARGE', { detail: `A body may have ${mostBytes} bytes at the most.` })
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refusal('BAD_REQUEST', { detail: 'The body is not UTF-8.', source: { pointer: '' } })
  }
}
