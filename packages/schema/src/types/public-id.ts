import { String, type TString } from 'typebox'

/** What the text of any id looks like, before a database is asked for it. */
export const publicIdPattern = /^[0-9A-Za-z][0-9A-Za-z-]{6,30}[0-9A-Za-z]$/

/** The id of a resource: the time of its making first, so that ids sort by age. 14 letters and digits; in the log `<milliseconds>-<sequence>`. */
export const PublicId: TString = String({
  pattern: publicIdPattern.source,
  description: 'Identifies the resource; ids sort by age.',
  examples: ['0Vqg2mXk3bT9aZ'],
})
