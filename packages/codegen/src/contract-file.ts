import { exportFormats } from '@cohort/jsonapi'
import { errorCatalogue } from '@cohort/jsonapi/errors'
import { familiesByRequest, groupingsOf, pageSize, periods } from '@cohort/jsonapi/query'
import { contractOf, registry } from '@cohort/schema'
import { rules } from '@cohort/schema/check'

/** generated/contract.json: what clients may rely on. */
export function contractFile(): string {
  const { limits, ...declared } = contractOf(registry)
  const contract = {
    ...declared,
    limits: { ...limits, page_size: pageSize },
    parameters: familiesByRequest,
    groupings: groupings(),
    periods: Object.keys(periods),
    formats: Object.fromEntries(
      Object.entries(exportFormats).map(([name, { mediaType }]) => [name, mediaType]),
    ),
    errors: errorCatalogue,
    rules: Object.keys(rules),
  }
  return `${JSON.stringify(contract, null, 2)}\n`
}

/** What the records of each list can be counted by. */
function groupings(): Readonly<Record<string, readonly string[]>> {
  const listed = registry.resources.filter(({ actions }) => actions.includes('list'))
  return Object.fromEntries(listed.map((resource) => [resource.type, groupingsOf(registry, resource)]))
}
