import type { Grouping, ReadQuery } from '@cohort/jsonapi/query'
import { groupsFromPlan } from '../compile/groups-from-plan.ts'
import { countFromPlan } from '../compile/select-from-plan.ts'
import type { Session } from '../connect.ts'
import type { Environment } from '../environment.ts'
import { planRead } from '../plan/plan-read.ts'
import { countIn } from './run-read.ts'

/** How many rows of a list there are, in all and in groups. */
export interface Statistics {
  /** Null for a list that is not counted. */
  readonly recordCount: number | null
  readonly groups: readonly Group[]
}

interface Group {
  /** The id of the owner, or the first day of the period. */
  readonly value: string
  /** What the owner is called; null where it has no name, and for a period. */
  readonly label: string | null
  /** The instants between which a period lies, the second one not of it; null for an owner. */
  readonly from: string | null
  readonly until: string | null
  readonly count: number
}

/** Counts the rows of a list: two statements, which may see different moments. Throws mapped database errors. */
export async function runStatistics(
  session: Session,
  environment: Environment,
  query: ReadQuery,
  grouping: Grouping,
): Promise<Statistics> {
  const plan = planRead(environment, query)
  const groups = await session.send(groupsFromPlan(plan, grouping))
  const isCounted = plan.shape.count !== 'none'
  return {
    recordCount: isCounted ? (countIn(await session.send(countFromPlan(plan))) ?? 0) : null,
    groups: groups.map(({ value, label, from, until, count }) => ({
      value: String(value),
      label: textOrNull(label),
      from: textOrNull(from),
      until: textOrNull(until),
      count: Number(count),
    })),
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
