import type { Place, ReadQuery, Row } from '@cohort/jsonapi/query'
import { selectFromPlan } from '../compile/select-from-plan.ts'
import type { Session } from '../connect.ts'
import type { Environment } from '../environment.ts'
import { planRead } from '../plan/plan-read.ts'
import { placeOf } from './place-of.ts'
import { countIn } from './run-read.ts'

/** So many rows are read at once: of the largest there are, half a minute of a slow line and no more memory than that. */
const pageRows = 500

/** Some of the rows of a list. */
export interface WholePage {
  readonly rows: readonly Row[]
  /** How many there are in all, as the first page knows; null for a list that is not counted, and on later pages. */
  readonly recordCount: number | null
}

/**
 * All rows of a list in its order, a page after another, whatever page the query asks for. A page is one statement, sent when
 * it is asked for: no connection is held in between, and who stops asking stops the reading. A row that is there all
 * the while comes once, unless what the list is ordered by changes meanwhile. Throws mapped database errors.
 */
export async function* runPages(
  session: Session,
  environment: Environment,
  query: ReadQuery,
): AsyncGenerator<WholePage, undefined> {
  const paged = { ...query, page: { number: 1, size: pageRows } }
  for (let after: Place | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const span: { after: Place | null; before: null } = { after, before: null }
    const plan = planRead(environment, paged, { span, isCounted: isFirst })
    const rows = await session.send(selectFromPlan(plan))
    const page = rows.slice(0, pageRows)
    const isCounted = isFirst && plan.shape.count !== 'none'
    yield { rows: page, recordCount: isCounted ? (countIn(rows) ?? 0) : null }
    const last = rows.length > pageRows ? page.at(-1) : undefined
    after = last === undefined ? null : placeOf(plan.shape.order, last)
  }
}
