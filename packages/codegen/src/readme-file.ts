import { registry } from '@cohort/schema'
import { dataModelPicture } from './data-model-picture.ts'
import { withMarkedPart } from './marked-part.ts'

/** README.md with the data model as it is declared now. Throws when the file has no place for it. */
export function readmeFile(current: string): string {
  return withMarkedPart(current, 'data model', dataModelPicture(registry))
}
