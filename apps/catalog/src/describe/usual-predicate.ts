import type { FieldKind } from '@cohort/schema'

/** The predicate that people most likely want for a kind of field. */
export const usualPredicate = {
  text: 'i_cont',
  integer: 'eq',
  boolean: 'true',
  time: 'gteq',
  json: 'jcont',
  path: 'eq',
} as const satisfies Record<FieldKind, string>
