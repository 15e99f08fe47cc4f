import type { ExportFormatName } from '@cohort/jsonapi'

const newline = 0x0a
const quote = 0x22

/** Counts the rows of an export as its bytes come by. */
export interface RowCounter {
  add(bytes: Uint8Array): void
  /** How many rows have come whole. */
  rows(): number
}

/** Every row ends a line. In CSV a line may also end inside of quotes, and the first one is the header. */
export function countRows(format: ExportFormatName): RowCounter {
  const isCsv = format === 'csv'
  let lines = 0
  let isQuoted = false
  return {
    add: (bytes) => {
      for (const byte of bytes) {
        if (isCsv && byte === quote) isQuoted = !isQuoted
        else if (byte === newline && !isQuoted) lines += 1
      }
    },
    rows: () => (isCsv ? Math.max(0, lines - 1) : lines),
  }
}

const units = ['B', 'kB', 'MB', 'GB']

/** A size as people read it: "1.2 MB". */
export function bytesText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`
}
