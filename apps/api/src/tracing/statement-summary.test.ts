import { expect, test } from 'vitest'
import { statementSummary } from './statement-summary.ts'

test.each([
  [
    'select "t"."id", (select sum(c.n) from record_counters as c) from "customers" as t',
    'SELECT',
    'customers',
  ],
  ['select * from refresh_tokens where id = $1 for no key update', 'SELECT', 'refresh_tokens'],
  ['select 1 from "customers" as t where t.id = $1 for update of t', 'SELECT', 'customers'],
  [
    'with old as (select * from "markets" for update), new as (update "markets" as t set x = $1)',
    'UPDATE',
    'markets',
  ],
  [
    'with written as (insert into "customers" ("id") values ($1)) insert into event_stores',
    'INSERT',
    'customers',
  ],
  ['with gone as (delete from "attachments" as t where id = $1) select * from gone', 'DELETE', 'attachments'],
  ['select current_setting($1)', 'SELECT', undefined],
])('%s is a %s of %s', (text, operation, table) => {
  expect(statementSummary(text)).toEqual({ operation, table })
})
