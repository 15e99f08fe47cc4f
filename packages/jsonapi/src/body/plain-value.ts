import { isExactNumber, valueKindOf, type Resource } from '@cohort/schema'

/** An attribute's value without exact numbers outside metadata: `1.0` and `1E2` are integers like any other (J15). */
export function plainValue(resource: Resource, name: string, value: unknown): unknown {
  const declared = resource.attributes[name]
  if (declared === undefined || valueKindOf(declared.schema) === 'json') return value
  return isExactNumber(value) ? Number(JSON.stringify(value)) : value
}
