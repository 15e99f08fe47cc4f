import { errorCatalogue } from '@cohort/jsonapi/errors'
import { contractOf, registry } from '@cohort/schema'

/** generated/contract.json: what clients may rely on. */
export function contractFile(): string {
  return `${JSON.stringify({ ...contractOf(registry), errors: errorCatalogue }, null, 2)}\n`
}
