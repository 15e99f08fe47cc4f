import { customerGroups, registry, timeOfWrite, markets } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { actor, environment } from '../gadgets.fixture.ts'
import type { Statement } from '../run/statement.ts'
import type { Change, Values } from './change.ts'
import { unitOfWork } from './unit-of-work.ts'

const { id } = environment
const who = JSON.stringify(actor)

const columns =
  '"id", "name", "code", "created_at", "updated_at", "reference", "reference_origin", "metadata"'

/** The state of a row as the log compares it. */
function recorded(row: string, ...more: readonly string[]): string {
  const names = [...more, 'reference', 'reference_origin', 'metadata']
  return `jsonb_build_object(${names.map((name) => `'${name}', "${row}"."${name}"`).join(', ')})`
}

function recordedGroup(row: 'row' | 'old'): string {
  return recorded(row, 'name', 'code')
}

/** Where the number of rows of each type changes, by these steps and by the events. */
function counter(place: number, ...steps: readonly string[]): string {
  const all = [...steps, "select 'versions', count(*) from event"].join(' union all ')
  return `insert into record_counters as c (environment_id, resource_type, slot, record_count)
    select $${place}::integer, type, coalesce((select slot from record_counters where environment_id = $${place + 1} and resource_type = 'versions'
      limit 1 for no key update skip locked), floor(random() * 1000)), step
    from (${all}) as steps (type, step) where step <> 0
    on conflict (environment_id, resource_type, slot) do update set record_count = c.record_count + excluded.record_count`
}

const intoLog = 'insert into event_stores (environment_id, resource_type, resource_id, event, payload, who)'

/** The statement of a change on one line. */
function statementOf(change: Change) {
  const { text, values } = unitOfWork(environment, actor, registry, customerGroups, change)
  return { text: oneLine(text), values }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

describe('one statement', () => {
  test('creates the row, its event and its counters', () => {
    const values = { name: 'VIP', metadata: { n: JSON.rawJSON('1.0') } }
    expect(statementOf({ kind: 'create', id: 'a', values })).toEqual({
      text: oneLine(`
        with "row" as (insert into "customer_groups" ("environment_id", "id", "name", "metadata")
            values ($1, $2, $3, $4) returning *),
          "event" as (${intoLog}
            select environment_id, 'customer_groups', id, 'create', changes_between('{}', ${recordedGroup('row')}), $5::jsonb from "row"
            returning 1),
          "counter" as (${counter(6, `select 'customer_groups', count(*) from "row"`)})
        select ${columns} from row`),
      values: [id, 'a', 'VIP', '{"n":1.0}', who, id, id],
    })
  })

  test('updates the row, where something differs, and writes its event', () => {
    expect(statementOf({ kind: 'update', id: 'a', values: { name: 'VIP', code: null } })).toEqual({
      text: oneLine(`
        with "old" as (select * from "customer_groups" where environment_id = $1 and id = $2 for no key update),
          "row" as (update "customer_groups" as t
            set "name" = $3, "code" = $4, updated_at = greatest(date_trunc('milliseconds', now()), old.updated_at + interval '1 millisecond')
            from old
            where t.environment_id = $5 and t.id = $6
              and ("old"."name" is distinct from $7 or "old"."code" is distinct from $8)
            returning t.*),
          "event" as (${intoLog}
            select environment_id, 'customer_groups', id, 'update',
              changes_between(${recordedGroup('old')}, ${recordedGroup('row')}), $9::jsonb
            from "row" join "old" using (environment_id, id)
            returning 1),
          "counter" as (${counter(10)})
        select ${columns} from row
        union all select ${columns} from old where not exists (select from row)`),
      values: [id, 'a', 'VIP', null, id, 'a', 'VIP', null, who, id, id],
    })
  })

  test('updates nothing when there is nothing to update', () => {
    const { text, values } = statementOf({ kind: 'update', id: 'a', values: {} })
    expect(text).toContain('where t.environment_id = $3 and t.id = $4 and (false)')
    expect(values).toEqual([id, 'a', id, 'a', who, id, id])
  })

  test('deletes the row and what it owns, writes their events and counts them out', () => {
    const owned = recorded('owned_0', 'name', 'description', 'url').replace(
      /\)$/,
      `, 'attachable_type', "owned_0"."attachable_type", 'attachable_id', "owned_0"."attachable_id")`,
    )
    const steps = [
      `select 'customer_groups', -count(*) from "row"`,
      `select 'attachments', -count(*) from "owned_0"`,
    ]
    expect(statementOf({ kind: 'delete', id: 'a' })).toEqual({
      text: oneLine(`
        with "row" as (delete from "customer_groups" where environment_id = $1 and id = $2 returning *),
          "owned_0" as (delete from "attachments" as t using row
            where t.environment_id = row.environment_id and "t"."attachable_type" = 'customer_groups'
              and "t"."attachable_id" = row.id
            returning t.*),
          "event" as (${intoLog}
            select environment_id, 'customer_groups', id, 'destroy', changes_between(${recordedGroup('row')}, '{}'), $3::jsonb from "row"
            union all
            select environment_id, 'attachments', id, 'destroy', changes_between(${owned}, '{}'), $4::jsonb from "owned_0"
            returning 1),
          "counter" as (${counter(5, ...steps)})
        select ${columns} from row`),
      values: [id, 'a', who, who, id, id],
    })
  })

  test('takes the time of the write from the database', () => {
    const change: Change = { kind: 'update', id: 'a', values: { disabled_at: timeOfWrite } }
    const { text } = unitOfWork(environment, actor, registry, markets, change)
    expect(text).toContain(`set "disabled_at" = date_trunc('milliseconds', now()), updated_at = `)
  })
})

describe('two changes', () => {
  test('of the same names have the same statement, of other names another', () => {
    expect(updateOf({ name: 'b' }).name).toBe(updateOf({ name: 'c' }).name)
    expect(updateOf({ name: 'b' }).name).not.toBe(updateOf({ code: 'b' }).name)
    expect(updateOf({ name: timeOfWrite }).name).not.toBe(updateOf({ name: 'b' }).name)
  })
})

function updateOf(values: Values): Statement {
  return unitOfWork(environment, actor, registry, customerGroups, { kind: 'update', id: 'a', values })
}
