import { registry } from '@cohort/schema'
import { dataModelPicture } from './data-model-picture.ts'
import { withMarkedPart } from './marked-part.ts'

/** docs/data-model.md with the picture of the resources as it is declared now. Throws when the file has no place for it. */
export function dataModelFile(current: string): string {
  return withMarkedPart(current, 'data model', dataModelPicture(registry))
}
