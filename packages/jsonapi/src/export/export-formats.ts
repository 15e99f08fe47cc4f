import type { ValueKind } from '@cohort/schema'
import { jsonWriters, wireTime } from '../document/serialize-resource.ts'
import type { Row } from '../query/read-result.ts'
import type { ExportColumn } from './export-columns.ts'

/** How an export is written, whatever it is of. Every row ends its own line. */
export interface ExportFormat {
  readonly mediaType: string
  /** What stands before the first row. */
  readonly head: (columns: readonly ExportColumn[]) => string
  readonly row: (type: string, columns: readonly ExportColumn[], row: Row) => string
  /** What stands between two rows. */
  readonly between: string
  /** What stands after the last row: without it an export is not whole. */
  readonly end: string
}

/** The formats, by the word that asks for each and that its files end in. */
export const exportFormats = {
  /**
   * RFC 4180, with a header. Null is nothing, and empty text is `""`.
   *
   * id,name,metadata
   * zNEvKsBoAY,"VIP, gold","{""tier"": ""gold""}"
   */
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    head: (columns) => `${['id', ...columns.map(({ name }) => name)].join(',')}\r\n`,
    row: (_type, columns, row) =>
      `${[row.id, ...columns.map((column) => csvText(column, row))].join(',')}\r\n`,
    between: '',
    end: '',
  },
  /** An array of objects, each on a line: `{"id":"…","type":"customers","email":"…","customer_group_id":null}` */
  json: {
    mediaType: 'application/json; charset=utf-8',
    head: () => '[',
    row: jsonText,
    between: ',\n',
    end: ']\n',
  },
  /** The same objects, each a document on its line. */
  ndjson: {
    mediaType: 'application/x-ndjson; charset=utf-8',
    head: () => '',
    row: (type, columns, row) => `${jsonText(type, columns, row)}\n`,
    between: '',
    end: '',
  },
} as const satisfies Record<string, ExportFormat>

export type ExportFormatName = keyof typeof exportFormats

function jsonText(type: string, columns: readonly ExportColumn[], row: Row): string {
  const values = columns.map(({ name, kind }) => `,"${name}":${jsonWriters[kind](row[name] ?? null)}`)
  return `{"id":"${row.id}","type":"${type}"${values.join('')}}`
}

function csvText({ name, kind }: ExportColumn, row: Row): string {
  const value = row[name] ?? null
  return value === null ? '' : csvWriters[kind](String(value))
}

const csvWriters = {
  text: (value) => quoted(harmless(value)),
  integer: (value) => value,
  boolean: (value) => value,
  time: wireTime,
  json: quoted,
} as const satisfies Record<ValueKind, (value: string) => string>

/** A spreadsheet would run what begins like this as a formula (A11). */
const formula = /^[=+\-@\t\r]/

function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
