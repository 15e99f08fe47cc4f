import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { refusal } from '@cohort/jsonapi'
import type { Request } from 'express'

/** What an answer can be compressed with, each as fast as it can: whole, off the main thread. */
const encoders = {
  br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  gzip: (text: string) => promisify(gzip)(text, { level: 1 }),
} as const satisfies Record<string, (text: string) => Promise<Uint8Array>>

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
  return encoders[coding](text)
}
