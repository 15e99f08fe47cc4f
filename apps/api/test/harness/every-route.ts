import {
  isToOne,
  may,
  registry,
  targetsOf,
  type Action,
  type CallerRole,
  type Resource,
} from '@cohort/schema'

/** One method of one address of the API, as a row of a matrix. */
export interface RouteRow {
  readonly method: string
  /** Below /api, with `{id}` where the record's id stands. */
  readonly path: string
  readonly type: string
  /** The body that a write needs to be understood, with `{id}` likewise. */
  readonly body?: unknown
  /** Whether callers of a role may do this, by the permission table. */
  readonly isAllowed: (role: CallerRole) => boolean
}

const methods = { list: 'GET', retrieve: 'GET', create: 'POST', update: 'PATCH', delete: 'DELETE' } as const

/** Every route of every resource. */
export const everyRoute: readonly RouteRow[] = registry.resources.flatMap((resource) => [
  ...resource.actions.map((action) => ofAction(resource, action)),
  ...Object.keys(resource.relationships).flatMap((name) => ofRelationship(resource, name)),
])

function ofAction({ type, singleton }: Resource, action: Action): RouteRow {
  const isSingle = action !== 'list' && action !== 'create'
  const path = singleton === null ? `/${type}${isSingle ? '/{id}' : ''}` : `/${singleton}`
  const bodies = {
    create: { data: { type, attributes: {} } },
    update: { data: { type, id: '{id}', attributes: { reference: 'touched' } } },
  }
  const body = action === 'create' || action === 'update' ? { body: bodies[action] } : {}
  return { method: methods[action], path, type, ...body, isAllowed: (role) => may(role, action, type) }
}

function ofRelationship({ type, relationships }: Resource, name: string): readonly RouteRow[] {
  const relationship = relationships[name]
  if (relationship === undefined) return []
  const targets = targetsOf(registry, name, relationship).map((target) => target.type)
  const reads = (role: CallerRole) => [type, ...targets].every((each) => may(role, 'retrieve', each))
  const member = isToOne(relationship) ? 'retrieve' : 'update'
  const writes = (role: CallerRole) =>
    may(role, 'update', type) && targets.every((each) => may(role, member, each))
  const linkage = `/${type}/{id}/relationships/${name}`
  const body = { data: isToOne(relationship) ? null : [] }
  return [
    { method: 'GET', path: `/${type}/{id}/${name}`, type, isAllowed: reads },
    { method: 'GET', path: linkage, type, isAllowed: reads },
    ...['PATCH', 'POST', 'DELETE'].map((method) => ({
      method,
      path: linkage,
      type,
      body,
      isAllowed: writes,
    })),
  ]
}
