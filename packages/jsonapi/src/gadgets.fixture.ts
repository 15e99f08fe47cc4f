import {
  attribute,
  belongsTo,
  belongsToAny,
  Code,
  defineRegistry,
  defineResource,
  hasMany,
  hasManyAs,
  Name,
  Nullable,
  sharedAttributes,
  Timestamp,
} from '@cohort/schema'

const everything = { can: ['create', 'update', 'filter', 'sort'] } as const
const name = attribute(Name, { required: true, ...everything })
const catalog = { title: 'name', columns: ['name'] } as const

/** A resource with an attribute and a to-many of every kind, which no real resource has. */
export const gadgets = defineResource('gadgets', {
  about: 'Things with a value of every kind.',
  attributes: {
    name,
    code: attribute(Nullable(Code), everything),
    size: attribute(Nullable({ type: 'integer', maximum: 2_147_483_647 }), everything),
    is_heavy: attribute({ type: 'boolean' }, everything),
    sold_at: attribute(Nullable(Timestamp), everything),
    retired_at: attribute(Nullable(Timestamp), { can: ['filter', 'sort'] }),
    secret: attribute(Nullable(Name), { can: ['create'] }),
    ...sharedAttributes,
  },
  triggers: {
    _retire: { sets: 'retired_at', to: 'now', about: 'Takes it out of use.' },
    _return: { sets: 'retired_at', to: null, about: 'Puts it into use again.' },
  },
  relationships: {
    parts: hasMany('parts', { by: 'gadget_id' }),
    notes: hasManyAs('notes', { as: 'notable', owned: true }),
    events: hasManyAs('events', { as: 'resource', readOnly: true }),
    versions: hasManyAs('versions', { as: 'resource', readOnly: true }),
  },
  catalog,
})

/** With a to-one. */
export const parts = defineResource('parts', {
  about: 'What gadgets are made of.',
  attributes: { name, ...sharedAttributes },
  relationships: {
    gadget: belongsTo('gadgets', { can: ['create', 'update', 'filter'] }),
    notes: hasManyAs('notes', { as: 'notable', owned: true }),
  },
  catalog,
})

/** With a to-one that must be there, and leads to one of several types. */
export const notes = defineResource('notes', {
  about: 'What is to be said of gadgets and parts.',
  attributes: { name, ...sharedAttributes },
  relationships: { notable: belongsToAny({ required: true, can: ['create', 'update'] }) },
  catalog,
})

const key = attribute(Name, { can: ['filter'] })

/** Paged from place to place. */
export const events = defineResource('events', {
  about: 'What happened.',
  attributes: { name: key, resource_type: key, resource_id: key },
  relationships: {},
  actions: ['list', 'retrieve'],
  paging: 'cursor',
  defaultSort: { name: 'id', direction: 'asc' },
  catalog,
})

/** `versions` are only announced. */
export const gadgetRegistry = defineRegistry([gadgets, parts, notes, events], { announced: ['versions'] })
