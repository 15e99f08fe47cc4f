import type { Session } from './connect.ts'
import { makeId } from './write/make-id.ts'

/** Makes an organization with its two environments, test and live, and gives its id. Throws when the slug is taken. */
export async function createOrganization(
  session: Session,
  { name, slug, id = makeId() }: { name: string; slug: string; id?: string },
): Promise<string> {
  await session.send({
    isWrite: true,
    name: undefined,
    text: `with organization as (insert into organizations (id, name, slug) values ($1, $2, $3) returning id)
      insert into environments (organization_id, mode) select id, mode from organization, unnest(array['test', 'live']) as mode`,
    values: [id, name, slug],
  })
  return id
}
