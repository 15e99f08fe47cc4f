import type { Transform } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import { refusal } from '@cohort/jsonapi'
import type { Request } from 'express'

interface Encoder {
  readonly whole: (text: string) => Promise<Uint8Array>
  readonly stream: () => Transform
}

const fastBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const fastGzip = { level: 1 }

/** What an answer can be compressed with, each as fast as it can: whole, or as it comes, off the main thread. */
const encoders = {
  br: {
    whole: (text) => promisify(brotliCompress)(text, fastBrotli),
    stream: () => createBrotliCompress(fastBrotli),
  },
  gzip: { whole: (text) => promisify(gzip)(text, fastGzip), stream: () => createGzip(fastGzip) },
} as const satisfies Record<string, Encoder>

export type Coding = keyof typeof encoders

/** From so many bytes on compressing saves more than it costs: what is shorter travels in a packet or two anyway. */
const leastBytes = 2048

/** How a client wants its answer, and from how many bytes on. */
export interface AcceptedCoding {
  readonly coding: Coding
  readonly leastBytes: number
}

/**
 * What the client likes best of what there is, the first of equals (RFC 9110, 12.5.3); undefined for the text as it
 * is. Throws NOT_ACCEPTABLE when it accepts nothing of all that.
 */
export function acceptedCoding(request: Request): AcceptedCoding | undefined {
  const best = request.acceptsEncodings(...codings, 'identity')
  if (best === false) {
    const detail = `Answers travel as they are, or as ${codings.join(' or ')}.`
    throw refusal('NOT_ACCEPTABLE', { detail, source: { header: 'Accept-Encoding' } })
  }
  const coding = codings.find((known) => known === best)
  const isBound = request.acceptsEncodings('identity') === false
  return coding && { coding, leastBytes: isBound ? 0 : leastBytes }
}

const codings: readonly Coding[] = ['br', 'gzip']

export function compress(text: string, coding: Coding): Promise<Uint8Array> {
  return encoders[coding].whole(text)
}

/** Compresses an answer that is not there as a whole. */
export function compressor(coding: Coding): Transform {
  return encoders[coding].stream()
}
