import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

interface SettingWords {
  readonly name: string
  readonly standard: string
  readonly meaning: string
  /** Whether it is told on the first page, too. */
  readonly isBasic: boolean
}

const printer = fileURLToPath(new URL('../../../apps/api/src/print-settings.ts', import.meta.url))

/** The settings of the service as a table in Markdown. The service prints them itself: an app is not imported here. */
export function settingsTable(isShown: (setting: SettingWords) => boolean): string {
  const rows = readSettings()
    .filter(isShown)
    .map(({ name, standard, meaning }) => [`\`${name}\``, standard, meaning])
  return tableOf(['variable', 'default', 'meaning'], rows)
}

function readSettings(): readonly SettingWords[] {
  return JSON.parse(execFileSync(process.execPath, [printer], { encoding: 'utf8' }))
}

/** Cells padded to the width of their column, as the formatter wants it. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((cells) => (cells[column] ?? title).length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
