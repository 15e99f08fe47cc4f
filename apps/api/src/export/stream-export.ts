import type { Row, WholePage } from '@cohort/db'
import type { ExportColumn, ExportFormat } from '@cohort/jsonapi'
import type { Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { compressor, type Coding } from '../content-coding.ts'

/** What an export is of, and how it is written. */
interface Content {
  readonly type: string
  readonly columns: readonly ExportColumn[]
  readonly format: ExportFormat
}

/** Its rows: the first page is read before anything is answered. */
interface Pages {
  readonly first: WholePage
  readonly rest: AsyncGenerator<WholePage>
}

/** So many characters are handed on at once, so that a page of large rows is not written as one text. */
const chunkCharacters = 64 * 1024

/**
 * Writes an export as fast as the client reads it; a page is read when the one before is written. When the client has gone,
 * nothing more is read. Throws what a page throws: then the connection has been broken off, so that the client sees that
 * the file is not whole.
 */
export async function streamExport(
  response: Response,
  content: Content,
  pages: Pages,
  coding: Coding | undefined,
): Promise<void> {
  const text = Readable.from(chunksOf(content, pages), { objectMode: false })
  try {
    await (coding === undefined ? pipeline(text, response) : pipeline(text, compressor(coding), response))
  } catch (error) {
    if (!hasClientGone(error)) throw error
  }
}

async function* chunksOf(content: Content, pages: Pages): AsyncGenerator<string> {
  const { columns, format } = content
  let text = format.head(columns)
  let isFirst = true
  for await (const { rows } of pagesOf(pages)) {
    for (const row of rows) {
      text += rowText(content, row, isFirst)
      isFirst = false
      if (text.length < chunkCharacters) continue
      yield text
      text = ''
    }
  }
  yield text + format.end
}

async function* pagesOf({ first, rest }: Pages): AsyncGenerator<WholePage> {
  yield first
  yield* rest
}

function rowText({ type, columns, format }: Content, row: Row, isFirst: boolean): string {
  const text = format.row(type, columns, row)
  return isFirst ? text : format.between + text
}

/** How Node says that the other side closed the connection. What the database says has become another error before. */
const goneCodes: ReadonlySet<unknown> = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'])

function hasClientGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && goneCodes.has(error.code)
}
