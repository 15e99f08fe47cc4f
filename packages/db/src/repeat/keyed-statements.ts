import { sql } from 'kysely'
import { builder } from '../compile/builder.ts'
import { statementFor } from '../compile/statement-cache.ts'
import type { Statement } from '../run/statement.ts'
import type { KeptAnswer, KeyedRequest } from './keyed-request.ts'

/** So many keys that have expired go with each that is claimed: the table never grows by them, and no delete is long. */
const mostRemoved = 10

const [environment, application, key] = [{ slot: 0 }, { slot: 1 }, { slot: 2 }]
const here = sql`environment_id = ${environment} and application_id = ${application} and key = ${key}`

function valuesOf({ environment: { id }, applicationId, key: text }: KeyedRequest): readonly unknown[] {
  return [id, applicationId, text]
}

/**
 * Takes a key that nobody has, or whose time is over. "is_free" is false while another transaction works under it:
 * the lock, which ends with the transaction, makes that known at once, where the insert would wait.
 *
 * with "lock" as (select pg_try_advisory_xact_lock(…) as is_free), "claimed" as (insert … on conflict … do update …), …
 * select is_free, exists (select from claimed) as is_claimed from "lock"
 */
export function claimKey(request: KeyedRequest): Statement {
  const values = [...valuesOf(request), request.fingerprint]
  return statementFor('claim key', values, () => {
    const lock = sql`select pg_try_advisory_xact_lock(hashtextextended(${environment}::integer || ' ' || ${application}::text || ' ' || ${key}::text, 0)) as is_free`
    const claimed = sql`insert into idempotency_keys as k (environment_id, application_id, key, fingerprint)
      select ${environment}::integer, ${application}::text, ${key}::text, ${{ slot: 3 }}::text from lock where is_free
      on conflict (environment_id, application_id, key) do update
        set fingerprint = excluded.fingerprint, expires_at = excluded.expires_at where k.expires_at <= now()
      returning true`
    const expired = sql`select application_id, key from idempotency_keys
      where environment_id = ${environment} and expires_at <= now() and not (application_id = ${application} and key = ${key})
      order by expires_at limit ${sql.lit(mostRemoved)} for update skip locked`
    return sql`with lock as materialized (${lock}), claimed as (${claimed}), expired as (${expired}),
      removed as (delete from idempotency_keys as k using expired where k.environment_id = ${environment}
        and k.application_id = expired.application_id and k.key = expired.key)
      select is_free, exists (select from claimed) as is_claimed from lock`.compile(builder)
  })
}

/** select fingerprint, status, headers, document from "idempotency_keys" where … */
export function findAnswer(request: KeyedRequest): Statement {
  return statementFor('find answer', valuesOf(request), () =>
    sql`select fingerprint, status, headers, document from idempotency_keys where ${here}`.compile(builder),
  )
}

/** update "idempotency_keys" set status = …, headers = …, document = … where … */
export function keepAnswer(request: KeyedRequest, { status, headers, document }: KeptAnswer): Statement {
  const values = [...valuesOf(request), status, JSON.stringify(headers), document ?? null]
  return statementFor('keep answer', values, () =>
    sql`update idempotency_keys set status = ${{ slot: 3 }}, headers = ${{ slot: 4 }}::jsonb, document = ${{ slot: 5 }}
      where ${here}`.compile(builder),
  )
}
