import { withGeneratedPart } from './generated-part.ts'
import { settingsTable } from './settings-table.ts'

/** docs/operations.md with every setting there is. */
export function operationsFile(current: string): string {
  return withGeneratedPart(
    current,
    'settings',
    settingsTable(() => true),
  )
}
