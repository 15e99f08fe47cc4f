import type { Session } from './connect.ts'
import type { Environment } from './environment.ts'

/** An environment with the organization that it belongs to. */
export interface EnvironmentOfOrganization {
  readonly environment: Environment
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string }
}

/** Every environment there is, oldest organization first; empty in a database that nobody has put anything in. */
export async function findEnvironments(session: Session): Promise<readonly EnvironmentOfOrganization[]> {
  const rows = await session.send({
    name: undefined,
    text: `select e.id, e.mode, o.id as organization_id, o.name, o.slug
      from environments as e join organizations as o on o.id = e.organization_id
      order by o.created_at, o.id, e.id`,
    values: [],
  })
  return rows.map((row) => {
    const organization = { id: String(row.organization_id), name: String(row.name), slug: String(row.slug) }
    const mode = row.mode === 'live' ? 'live' : 'test'
    return { organization, environment: { id: Number(row.id), organizationId: organization.id, mode } }
  })
}
