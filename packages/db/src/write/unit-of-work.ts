import { ownershipsOf, timeOfWrite, type Registry, type Resource } from '@cohort/schema'
import { sql, type CompiledQuery } from 'kysely'
import { statementFor } from '../compile/statement-cache.ts'
import type { Actor, Environment } from '../environment.ts'
import type { Slot } from '../plan/read-plan.ts'
import { collectValues, type AddValue } from '../plan/values.ts'
import { writing, type Statement } from '../run/statement.ts'
import type { Change } from './change.ts'
import {
  recordedStatement,
  returned,
  touched,
  type ChangedRows,
  type Sql,
  type WriteSlots,
} from './recorded-statement.ts'

/** The places of a change's values in its statement. */
interface Slots extends WriteSlots {
  readonly id: Slot
  readonly written: readonly Written[]
  /** The states of which the row must be in one. */
  readonly expected: Slot | null
}

/** A column that is set, to a value of the request or to the time of the write. */
interface Written {
  readonly name: string
  readonly value: Slot | typeof timeOfWrite
}

/**
 * The one statement of a change: it writes the row, its event and its counters, and returns the row. No row comes back
 * when there was none to change. A delete takes with it what the row owns. A row that was in none of the expected states
 * is left alone: an update gives it with "was_expected" false, a delete gives no row.
 */
export function unitOfWork(
  environment: Environment,
  actor: Actor,
  registry: Registry,
  resource: Resource,
  change: Change,
): Statement {
  const { add, values } = collectValues()
  const slots: Slots = {
    environment: add(environment.id),
    id: add(change.id),
    who: add(JSON.stringify(actor)),
    written:
      change.kind === 'delete' ? [] : Object.entries(change.values).map((entry) => writtenFrom(entry, add)),
    expected: change.kind === 'create' || change.expected === undefined ? null : add(change.expected),
  }
  const names = slots.written.map(({ name, value }) => (value === timeOfWrite ? `${name}=now` : name))
  const condition = slots.expected === null ? '' : ' if expected'
  const shape = `${change.kind} ${resource.type} ${names.join(' ')}${condition}`
  return writing(statementFor(shape, values, () => compilers[change.kind](resource, slots, registry)))
}

/** JSON goes to the driver as its text, in which numbers keep their digits. */
function writtenFrom([name, value]: [string, unknown], add: AddValue): Written {
  if (value === timeOfWrite) return { name, value: timeOfWrite }
  const storable = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  return { name, value: add(storable) }
}

const compilers = {
  create: compileCreate,
  update: compileUpdate,
  delete: compileDelete,
} as const satisfies Record<
  Change['kind'],
  (resource: Resource, slots: Slots, registry: Registry) => CompiledQuery
>

/** with "row" as (insert … returning *), … select … from "row" */
function compileCreate(resource: Resource, slots: Slots): CompiledQuery {
  const names = ['environment_id', 'id', ...slots.written.map(({ name }) => name)]
  const values = [sql`${slots.environment}`, sql`${slots.id}`, ...slots.written.map(valueSql)]
  const insert = sql`insert into ${sql.table(resource.type)} (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(values)}) returning *`
  return recordedStatement(
    [['row', insert]],
    [{ resource, event: 'create', rows: 'row' }],
    slots,
    sql`select ${returned(resource)} from row`,
  )
}

/**
 * The old row is locked first, and what differs is told from its latest state: concurrent updates queue, none is
 * lost. Nothing is written when nothing differs. Its key is left free, so that what comes to point here never waits.
 *
 * with "old" as (select … for no key update), "row" as (update … returning …), …
 * select … from "row" union all select … from "old" where not exists (select from "row")
 */
function compileUpdate(resource: Resource, slots: Slots): CompiledQuery {
  const table = sql.table(resource.type)
  const here = sql`environment_id = ${slots.environment} and id = ${slots.id}`
  const there = sql`t.environment_id = ${slots.environment} and t.id = ${slots.id}`
  const differs = slots.written.map(
    (written) => sql`${sql.ref(`old.${written.name}`)} is distinct from ${valueSql(written)}`,
  )
  const sets = [
    ...slots.written.map((written) => sql`${sql.ref(written.name)} = ${valueSql(written)}`),
    touched,
  ]
  const isExpected = expectedSql('old', slots)
  const conditions = [there, sql`(${anyOf(differs)})`, ...isExpected]
  const update = sql`update ${table} as t set ${sql.join(sets)} from old
    where ${sql.join(conditions, sql` and `)} returning t.*`
  const told = (was: readonly Sql[]) =>
    sql.join([returned(resource), ...was.map((expected) => sql`${expected} as was_expected`)])
  return recordedStatement(
    [
      ['old', sql`select * from ${table} where ${here} for no key update`],
      ['row', update],
    ],
    [{ resource, event: 'update', rows: 'row', old: 'old' }],
    slots,
    sql`select ${told(isExpected.map(() => sql`true`))} from row
      union all select ${told(isExpected)} from old where not exists (select from row)`,
  )
}

/** The condition that a row is in one of the expected states; none where any will do. */
function expectedSql(row: string, { expected }: Slots): readonly Sql[] {
  return expected === null ? [] : [sql`${sql.ref(`${row}.updated_at`)} = any(${expected}::timestamptz[])`]
}

/** with "row" as (delete … returning *), "owned_0" as (delete from "attachments" …), … select … from "row" */
function compileDelete(resource: Resource, slots: Slots, registry: Registry): CompiledQuery {
  const here = [
    sql`environment_id = ${slots.environment}`,
    sql`id = ${slots.id}`,
    ...expectedSql(resource.type, slots),
  ]
  const remove = sql`delete from ${sql.table(resource.type)} where ${sql.join(here, sql` and `)} returning *`
  const owned = ownershipsOf(registry, resource).map(({ relationship, members }, index) => {
    const name = `owned_${index}`
    const query = sql`delete from ${sql.table(members.type)} as t using row
      where t.environment_id = row.environment_id and ${sql.ref(`t.${relationship.as}_type`)} = ${sql.lit(resource.type)}
        and ${sql.ref(`t.${relationship.as}_id`)} = row.id
      returning t.*`
    return { name, query, changed: { resource: members, event: 'destroy', rows: name } satisfies ChangedRows }
  })
  return recordedStatement(
    [['row', remove], ...owned.map(({ name, query }) => [name, query] as const)],
    [{ resource, event: 'destroy', rows: 'row' }, ...owned.map(({ changed }) => changed)],
    slots,
    sql`select ${returned(resource)} from row`,
  )
}

function valueSql({ value }: Written): Sql {
  return value === timeOfWrite ? sql`date_trunc('milliseconds', now())` : sql`${value}`
}

function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : sql.join([...conditions], sql` or `)
}
