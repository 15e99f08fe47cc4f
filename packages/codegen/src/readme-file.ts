import { registry } from '@cohort/schema'
import { dataModelPicture } from './data-model-picture.ts'
import { withGeneratedPart } from './generated-part.ts'
import { settingsTable } from './settings-table.ts'

/** README.md with the settings to begin with and the data model, as they are declared now. */
export function readmeFile(current: string): string {
  const withSettings = withGeneratedPart(
    current,
    'settings',
    settingsTable(({ isBasic }) => isBasic),
  )
  return withGeneratedPart(withSettings, 'data model', dataModelPicture(registry))
}
