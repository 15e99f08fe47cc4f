import { registry } from '@cohort/schema'

/** The resources that the catalog has pages of: those that the API lists. */
export const listedResources = registry.resources.filter(({ actions }) => actions.includes('list'))
