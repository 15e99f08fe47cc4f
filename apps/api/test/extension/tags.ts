import type { Database } from '@cohort/db'
import {
  attribute,
  belongsTo,
  Code,
  defineRegistry,
  defineResource,
  Name,
  Nullable,
  registry as cohortRegistry,
  sharedAttributes,
  sharedRelationships,
} from '@cohort/schema'

/** A resource that exists nowhere else: what it takes to add one is all in this file. */
const tags = defineResource('tags', {
  about: 'Words that somebody put on a group.',
  attributes: {
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    code: attribute(Nullable(Code), { unique: true, can: ['create', 'update', 'filter', 'sort'] }),
    ...sharedAttributes,
  },
  relationships: {
    customer_group: belongsTo('customer_groups', { can: ['create', 'update', 'filter', 'sort'] }),
    ...sharedRelationships,
  },
  catalog: { title: 'name', columns: ['name', 'code', 'updated_at'] },
})

export const registry = defineRegistry([...cohortRegistry.resources, tags])

/** What a migration would do. */
const migration = [
  `create table tags (
    like resource_columns including all,
    name text collate "und-x-icu" not null,
    code text collate "C",
    customer_group_id text collate "C",
    constraint tags_code_taken unique (environment_id, code),
    constraint tags_customer_group_link foreign key (environment_id, customer_group_id) references customer_groups
  )`,
  `call complete_resource('tags')`,
  `call index_sort_key('tags', 'name')`,
  `call index_sort_key('tags', 'code', has_nulls => true)`,
  `call index_search('tags', 'name')`,
  `call index_search('tags', 'code')`,
  'create index on tags (environment_id, customer_group_id, created_at desc, id desc)',
  `call let_have_attachments('tags')`,
]

/** For `useService({ registry, prepare })`. */
export const prepare = {
  key: 'tags',
  run: async (database: Database): Promise<void> => {
    for (const text of migration) await database.send({ name: undefined, text, values: [] })
  },
}
