import { formsOf, jsonSchemaOf, registry } from '@cohort/schema'

/** packages/schema/json: the JSON Schemas of every resource's attributes, by their paths from the root. */
export const jsonSchemaFiles: Readonly<Record<string, () => string>> = Object.fromEntries(
  registry.resources.flatMap((resource) =>
    formsOf(resource).map((form) => [
      `packages/schema/json/${resource.type}${form === 'answer' ? '' : `.${form}`}.json`,
      () => `${JSON.stringify(jsonSchemaOf(resource, form), null, 2)}\n`,
    ]),
  ),
)
