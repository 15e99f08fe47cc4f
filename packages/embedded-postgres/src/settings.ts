import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Home } from './home.ts'

export type Settings = Readonly<Record<string, string>>

/** Included by postgresql.conf; ALTER SYSTEM still wins over it. */
export const settingsFile = 'cohort.conf'

const ownSettings: Settings = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  ssl: 'off',
  jit: 'off',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  // Neither statements nor their values go to the log: they are people's data.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

/** Writes the settings that the next start in this data folder reads. */
export async function writeSettings(home: Home, settings: Settings): Promise<void> {
  const file = join(home.dataFolder, settingsFile)
  await writeFile(`${file}.new`, settingsText({ ...ownSettings, ...settings }), { mode: 0o644 })
  await rename(`${file}.new`, file)
}

/** e.g. `ssl = 'off'`, a line each, in PostgreSQL's quoting. */
export function settingsText(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${quoted(value)}'\n`)
  return `# Written by Cohort at every start. Use ALTER SYSTEM for settings of your own.\n${lines.join('')}`
}

function quoted(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll("'", "''")
}
