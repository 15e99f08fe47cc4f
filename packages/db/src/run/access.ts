import type { Environment } from '../environment.ts'

/** How a transaction begins: `snapshot` reads one state of the data, however many statements; `read` is for one statement. */
const beginnings = {
  read: 'begin read only',
  snapshot: 'begin isolation level repeatable read read only',
  write: 'begin',
} as const

export type Isolation = keyof typeof beginnings

/** The role of an environment's transactions: row level security shows it that environment alone. */
export const appRole = 'cohort_app'

/** The role that reads every environment, and changes nothing. */
export const readonlyRole = 'cohort_readonly'

interface Rights {
  /** Settings that a connection starts with. */
  readonly settings: Readonly<Record<string, string>>
  /** What is done behind the second wall: under row level security, for one environment. */
  readonly walled: readonly Isolation[]
}

/**
 * What a pool may do. The operator's has the rights of the user who connects, in every environment: for migrations,
 * commands and tests. The service's reads, and writes behind the wall; the checked one reads behind it as well.
 */
const rightsByAccess = {
  operator: { settings: { 'cohort.operator': 'on' }, walled: [] },
  service: { settings: { role: readonlyRole }, walled: ['write'] },
  checked_service: { settings: { role: readonlyRole }, walled: ['write', 'snapshot', 'read'] },
} as const satisfies Record<string, Rights>

export type Access = keyof typeof rightsByAccess

export function settingsOf(access: Access): Readonly<Record<string, string>> {
  return rightsByAccess[access].settings
}

/** Whether what is done like this goes behind the wall. Reads of no environment, which look for one, do not. */
export function isWalled(
  access: Access,
  isolation: Isolation,
  environment: Environment | undefined,
): boolean {
  const { walled }: Rights = rightsByAccess[access]
  return walled.includes(isolation) && (isolation === 'write' || environment !== undefined)
}

/** begin; set local role cohort_app; set local cohort.environment_id to '5' */
export function openingOf(
  access: Access,
  isolation: Isolation,
  environment: Environment | undefined,
): string {
  if (!isWalled(access, isolation, environment)) return beginnings[isolation]
  const place = environment === undefined ? [] : [`set local cohort.environment_id to '${environment.id}'`]
  return [beginnings[isolation], `set local role ${appRole}`, ...place].join('; ')
}
