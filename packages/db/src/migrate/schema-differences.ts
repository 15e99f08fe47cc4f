import { can, storedColumnsOf, type Registry, type Resource, type ValueKind } from '@cohort/schema'
import { sql, type Kysely } from 'kysely'

/** PostgreSQL's name of the type that stores a kind of value. */
const columnTypes = {
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  time: 'timestamp with time zone',
  json: 'jsonb',
} as const satisfies Record<ValueKind, string>

/** What of a table the declarations have a word about. */
interface Table {
  /** A view has no keys of its own, and does not say what can be null. */
  readonly isView: boolean
  readonly columns: ReadonlyMap<string, TableColumn>
  readonly constraints: readonly string[]
  /** The columns of each index, in order. */
  readonly indexes: readonly (readonly string[])[]
}

interface TableColumn {
  readonly type: string
  readonly isNullable: boolean
  /** A write that does not name it leaves no hole: it has a default, or follows from other columns. */
  readonly fillsItself: boolean
}

/** Every way in which the tables are not those that the declarations need, as sentences; empty when they fit. */
export async function schemaDifferences(
  database: Kysely<Record<string, never>>,
  registry: Registry,
): Promise<readonly string[]> {
  const tables = registry.resources.map(async (resource) =>
    tableDifferences(resource, await readTable(database, resource.table)),
  )
  return (await Promise.all(tables)).flat()
}

function tableDifferences(resource: Resource, table: Table): string[] {
  if (table.columns.size === 0) return [`${resource.table}: there is no such table`]
  const differences = [
    ...columnDifferences(resource, table),
    ...(table.isView ? [] : [...uniqueDifferences(resource, table), ...indexDifferences(resource, table)]),
  ]
  return differences.map((difference) => `${resource.type}: ${difference}`)
}

function columnDifferences(resource: Resource, { columns, isView }: Table): string[] {
  const declared = storedColumnsOf(resource)
  const expected = new Map([
    ['environment_id', { type: 'integer', isNullable: false }],
    ['id', { type: 'text', isNullable: false }],
    ...declared.map(({ name, kind, isNullable }) => [name, { type: columnTypes[kind], isNullable }] as const),
  ])
  const wrong = [...expected].flatMap(([name, { type, isNullable }]) => {
    const column = columns.get(name)
    if (column === undefined) return [`the column ${name} is missing`]
    return [
      ...(column.type === type ? [] : [`${name} is ${column.type} and should be ${type}`]),
      ...(isView || column.isNullable === isNullable
        ? []
        : [`${name} ${isNullable ? 'should' : 'should not'} be nullable`]),
    ]
  })
  // A create names the declared columns only, so any other has to fill itself.
  const isWritten = resource.actions.includes('create')
  const strange = [...columns].filter(
    ([name, { fillsItself }]) => isWritten && !expected.has(name) && !fillsItself,
  )
  return [...wrong, ...strange.map(([name]) => `the column ${name} is not declared`)]
}

function uniqueDifferences({ type, attributes }: Resource, { constraints }: Table): string[] {
  return Object.entries(attributes)
    .filter(([name, { options }]) => options.unique && !constraints.includes(`${type}_${name}_taken`))
    .map(([name]) => `${name} should be unique, by the constraint ${type}_${name}_taken`)
}

/**
 * Every key that a list can be sorted by has its index: without one, a list sorts the whole table. By what a to-one leads
 * to, the list is found from there, by the column that leads to it.
 */
function indexDifferences({ attributes, relationships, actions }: Resource, { indexes }: Table): string[] {
  if (!actions.includes('list')) return []
  const own = Object.entries(attributes).flatMap(([name, declared]) =>
    can(declared, 'sort') ? [['environment_id', name, 'id']] : [],
  )
  const links = Object.entries(relationships).flatMap(([name, relationship]) =>
    relationship.kind === 'belongs_to' && relationship.can.includes('sort')
      ? [['environment_id', `${name}_id`]]
      : [],
  )
  const isThere = (columns: readonly string[]) =>
    indexes.some((index) => columns.every((column, place) => index[place] === column))
  return [...own, ...links]
    .filter((columns) => !isThere(columns))
    .map((columns) => `an index on (${columns.join(', ')}) is missing`)
}

async function readTable(database: Kysely<Record<string, never>>, table: string): Promise<Table> {
  const { rows: columns } = await sql<{
    name: string
    type: string
    nullable: boolean
    fills_itself: boolean
  }>`
    select column_name as name, data_type as type, is_nullable = 'YES' as nullable,
      column_default is not null or is_generated = 'ALWAYS' as fills_itself
    from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}`.execute(database)
  const { rows: constraints } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = to_regclass(${table})
    union select relname from pg_index join pg_class on pg_class.oid = indexrelid
    where indrelid = to_regclass(${table}) and indisunique`.execute(database)
  const { rows: indexes } = await sql<{ columns: string[] }>`
    select array_agg(attname::text order by place) as columns
    from pg_index
    cross join unnest(indkey) with ordinality as key (number, place)
    join pg_attribute on attrelid = indrelid and attnum = key.number
    where indrelid = to_regclass(${table})
    group by indexrelid`.execute(database)
  const { rows: views } =
    await sql`select from pg_views where viewname = ${table} and schemaname = current_schema()`.execute(
      database,
    )
  return {
    isView: views.length > 0,
    columns: new Map(
      columns.map(({ name, type, nullable, fills_itself }) => [
        name,
        { type, isNullable: nullable, fillsItself: fills_itself },
      ]),
    ),
    constraints: constraints.map(({ name }) => name),
    indexes: indexes.map(({ columns: names }) => names),
  }
}
