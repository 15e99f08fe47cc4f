import { openApiDocument } from '@cohort/jsonapi'
import { registry } from '@cohort/schema'

/** generated/openapi.json: the API as a machine reads it. */
export function openApiFile(): string {
  return `${JSON.stringify(openApiDocument(registry), null, 2)}\n`
}
