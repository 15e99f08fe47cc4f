import type { Actor, Client, Environment, EnvironmentOfOrganization } from '@cohort/db'
import type { CallerRole } from '@cohort/schema'

/** Who calls, as the token says: the environment that is seen, the application that the log names, and what it may do. */
export interface Caller {
  readonly environment: Environment
  readonly organization: EnvironmentOfOrganization['organization']
  readonly actor: Actor
  /** What the permission table knows it as. */
  readonly role: CallerRole
}

/** An application as a caller. What a sales channel may do follows from its kind. */
export function callerOf({ environment, organization, application, role }: Client): Caller {
  return { environment, organization, actor: { application, owner: null }, role: role ?? 'sales_channel' }
}
