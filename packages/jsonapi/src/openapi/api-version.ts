import manifest from '@cohort/schema/package.json' with { type: 'json' }

/** The version of the API: that of the package which declares it, and which a release moves. */
export const apiVersion = manifest.version
