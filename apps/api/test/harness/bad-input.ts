import type { ErrorCode, ErrorSource } from '@cohort/jsonapi'
import { beforeAll, expect, test } from 'vitest'
import { databaseState, openTransactions } from './database-state.ts'
import { makeGroup } from './groups.ts'
import { sendText } from './raw-request.ts'
import { send, type RequestOptions } from './request.ts'
import { expectStatus, type Response } from './response.ts'
import type { ServiceUnderTest } from './use-service.ts'

/** One row of a table of bad input: what is sent, and what it must get. */
export interface BadInput extends RequestOptions {
  /** The row's id: `J8`. */
  readonly id: string
  readonly what: string
  /** GET unless given. */
  readonly method?: string
  /**
   * Below /api; here and in headers and bodies `{own}` is the id of a group of ours, `{foreign}` of one in another environment,
   * `{token of aurora/test}` the token of a caller. The list unless given.
   */
  readonly path?: string
  /** The whole request as text, instead of all of the above. */
  readonly raw?: (service: ServiceUnderTest) => string
  readonly status: number
  readonly code?: ErrorCode
  readonly source?: ErrorSource
  /** The word of a failed rule: `too_long`. */
  readonly rule?: string
}

/** What one environment must never see of another. */
const witness = (environment: string) => `Witness of ${environment}`
const environments = ['aurora/test', 'aurora/live', 'borealis/test', 'borealis/live']

/** The one way in which every bad input is judged. */
interface Judging {
  /** A test for each row. */
  readonly judgeEach: (rows: readonly BadInput[]) => void
  /** Judges one, and gives its answer to be looked at. */
  readonly answerTo: (row: BadInput) => Promise<Response>
}

/** Puts a group into every environment, for what is sent to meet and for what must not be seen. */
export function useBadInput(service: ServiceUnderTest): Judging {
  const ids = new Map<string, string>()
  beforeAll(async () => {
    for (const as of environments) {
      const { id } = await makeGroup(service, { name: witness(as), code: 'witness' }, { as })
      ids.set(as, id)
    }
  })
  const fill = (text: string) =>
    text
      .replaceAll('{own}', ids.get('aurora/test') ?? '')
      .replaceAll('{foreign}', ids.get('borealis/live') ?? '')
      .replaceAll(/\{token of ([\w/]+)\}/g, (_all, caller: string) => service.token(caller))
  const answerTo = (row: BadInput) => answerJudged(service, row, fill)
  const judgeEach = (rows: readonly BadInput[]) =>
    test.each(rows)('$id $what', async (row) => {
      expect((await answerTo(row)).status).toBe(row.status)
    })
  return { judgeEach, answerTo }
}

async function answerJudged(
  service: ServiceUnderTest,
  row: BadInput,
  fill: (text: string) => string,
): Promise<Response> {
  const before = await databaseState(service)
  const response = await sendRow(service, row, fill)
  expectStatus(response, row.status)
  if (row.code !== undefined) expect(faultsOf(response)).toEqual([faultOf(row)])
  expect(insidesIn(response.text)).toEqual([])
  for (const other of environments.filter((name) => name !== 'aurora/test')) {
    expect(response.text).not.toContain(witness(other))
  }
  if (row.status >= 400) expect(await databaseState(service)).toEqual(before)
  expect(await openTransactions(service)).toBe(0)
  const next = await send(service, 'GET', '/customer_groups?filter[q][code_eq]=witness')
  expect(next.json.meta).toEqual({ record_count: 1, page_count: 1 })
  return response
}

function sendRow(
  service: ServiceUnderTest,
  row: BadInput,
  fill: (text: string) => string,
): Promise<Response> {
  const { method = 'GET', path = '/customer_groups', raw, as, body, headers } = row
  if (raw !== undefined) return sendText(service, fill(raw(service)))
  const filledHeaders = Object.entries(headers ?? {}).map(([name, value]) => [name, fill(value)] as const)
  const options = { ...(as === undefined ? {} : { as }), headers: Object.fromEntries(filledHeaders) }
  return send(service, method, fill(path), {
    ...options,
    ...(body === undefined ? {} : { body: filled(body, fill) }),
  })
}

function filled(body: unknown, fill: (text: string) => string): unknown {
  if (body instanceof Uint8Array) return body
  return typeof body === 'string' ? fill(body) : fill(JSON.stringify(body))
}

interface Told {
  readonly code: unknown
  readonly source?: unknown
  readonly rule?: unknown
}

/** What an error document says, as far as a row says what it must. */
function faultsOf({ json }: Response): readonly Told[] {
  const errors: readonly { code: unknown; source?: unknown; meta?: { error?: unknown } }[] =
    json?.errors ?? []
  return errors.map(({ code, source, meta }) => ({ code, source, rule: meta?.error }))
}

function faultOf({ code, source, rule }: BadInput): Told {
  return { code, source, rule }
}

/** What would tell a stranger how the service is built. */
const insides = [
  /\bat \S+ \(|\bat (file|node):/,
  /node_modules|node:internal|\/work\/|\.(ts|js|mjs)\b/,
  /\b(select|insert|update|delete)\b[^"]*\b(from|into|set|where)\b/i,
  /\b(environment_id|record_counters|pg_\w+|\w+_taken|\w+_pkey)\b/,
  /constraint|violates|SQLSTATE|syntax error|relation "|column "/i,
  /postgres|kysely|typebox|express|body-parser|raw-body|undici|llhttp/i,
]

function insidesIn(text: string): readonly string[] {
  return insides.flatMap((inside) => inside.exec(text)?.[0] ?? [])
}
