import type { Paging, Resource } from '@cohort/schema'
import { countFromPlan, selectFromPlan } from '../compile/select-from-plan.ts'
import type { Database, Session } from '../connect.ts'
import type { Environment } from '../environment.ts'
import type { RelatedPlan } from '../plan/plan-related.ts'
import type { ReadPlan } from '../plan/read-plan.ts'
import { placeOf } from './place-of.ts'
import { collectFindings, type Findings, type Found } from './found.ts'
import { loadRelated } from './load-related.ts'
import type { Place, Row } from '@cohort/jsonapi/query'

/** The rows of a page, what was included with them, and how many there are in all. */
export interface PageOfRows {
  readonly records: readonly Found[]
  readonly included: readonly Found[]
  readonly paging: Paging
  /** Null for a list that is not counted. */
  readonly recordCount: number | null
  /** True when more rows follow, in the direction in which the page was read. */
  readonly hasMore: boolean
  /** Where each record stands in the order of the list; empty unless the plan shows it. */
  readonly places: readonly Place[]
}

/** One record, and what was included with it. */
export interface FoundRecord {
  readonly record: Found
  readonly included: readonly Found[]
}

/** Whose rows are read, of what, and what beside them. */
export interface Read {
  readonly environment: Environment
  readonly resource: Resource
  readonly related: RelatedPlan
}

/**
 * Runs a list: one statement, one more for a page beyond the end, and one for each relationship that is included. More
 * than one are run in one snapshot of the data. Throws mapped database errors.
 */
export async function runList(database: Database, read: Read, plan: ReadPlan): Promise<PageOfRows> {
  return inSnapshot(database, read, async (session) => {
    const { paging, limit, isBackward, showsPlaces, order, count } = plan.shape
    const rows = await session.send(selectFromPlan(plan))
    const inPage = paging === 'cursor' ? rows.slice(0, limit - 1) : rows
    const shown = isBackward ? inPage.toReversed() : inPage
    const findings = collectFindings()
    const records = await follow(session, read, findings, shown)
    return {
      records,
      included: findings.all().slice(records.length),
      paging,
      recordCount: count === 'none' ? null : (countIn(rows) ?? (await runCount(session, plan))),
      hasMore: shown.length < rows.length,
      places: showsPlaces ? shown.map((row) => placeOf(order, row)) : [],
    }
  })
}

/** Runs a read of one row, and of what is included with it. Undefined when there is none in this environment. */
export async function runFind(
  database: Database,
  read: Read,
  plan: ReadPlan,
): Promise<FoundRecord | undefined> {
  return inSnapshot(database, read, async (session) => {
    const rows = await session.send(selectFromPlan(plan))
    const findings = collectFindings()
    const [record] = await follow(session, read, findings, rows)
    return record && { record, included: findings.all().slice(1) }
  })
}

/** Runs a read of one row alone. Undefined when there is none in this environment. */
export async function runFindRow(session: Session, plan: ReadPlan): Promise<Row | undefined> {
  const [row] = await session.send(selectFromPlan(plan))
  return row
}

function inSnapshot<Result>(
  database: Database,
  { related }: Read,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const isOneStatement = related.includes.length === 0 && related.counts.length === 0
  return isOneStatement ? work(database) : database.transaction('snapshot', work)
}

/** The records of the rows are found first, so that what is included comes after them. */
async function follow(
  session: Session,
  { environment, resource, related }: Read,
  findings: Findings,
  rows: readonly Row[],
): Promise<readonly Found[]> {
  const records = rows.map((row) => findings.keep(resource.type, row))
  await loadRelated({ session, environment, findings }, related, records)
  return records
}

/** A page without rows that begins at an end of its list says that there are none. */
async function runCount(session: Session, plan: ReadPlan): Promise<number> {
  if (plan.shape.offset === null && plan.shape.bounds.length === 0) return 0
  return countIn(await session.send(countFromPlan(plan))) ?? 0
}

/** The number of all rows, which each of them has. */
export function countIn([row]: readonly Row[]): number | undefined {
  return typeof row?.record_count === 'number' ? row.record_count : undefined
}
