import { refusal, type ErrorSource } from '@cohort/jsonapi'
import { may, type Action, type CallerRole } from '@cohort/schema'
import type { Caller } from './caller.ts'

/** Something that a caller must be allowed to do. */
export interface Need {
  readonly action: Action
  readonly type: string
}

/** What a caller is, by what the permission table knows it as. */
export const roleWords = {
  admin: 'an application with the role admin',
  read_only: 'an application with the role read_only',
  sales_channel: 'a sales channel',
} as const satisfies Record<CallerRole, string>

/** Throws UNAUTHORIZED when the caller may not do one of what a request needs. */
export function refuseForbidden({ role }: Caller, needs: readonly Need[], source?: ErrorSource): void {
  const forbidden = needs.find(({ action, type }) => !may(role, action, type))
  if (forbidden === undefined) return
  const detail = `This token may not ${forbidden.action} ${forbidden.type}: it is of ${roleWords[role]}.`
  throw refusal('UNAUTHORIZED', { detail, ...(source !== undefined && { source }) })
}
