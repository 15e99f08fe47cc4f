import type pg from 'pg'
import type { Statement } from '../run/statement.ts'

/** A node of EXPLAIN. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Relation Name'?: string
  readonly 'Plan Rows': number
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/** What of a plan a test is about. */
export interface PlanFacts {
  /** The names of its indexes, each once, in order. */
  readonly indexes: readonly string[]
  /** Tables that are read from their first row to their last. */
  readonly readWhole: readonly string[]
  /** The most rows that it expects to sort. */
  readonly mostSorted: number
}

/** The plan of a statement with the values of one request: what PostgreSQL runs, without running it. */
export async function planOf(client: pg.Client, { text, values }: Statement): Promise<PlanFacts> {
  const { rows } = await client.query({ text: `explain (format json) ${text}`, values: [...values] })
  return factsOf(nodesIn(rows[0]['QUERY PLAN'][0].Plan))
}

/** The plan for any values, which a named statement comes to when it is sent again and again. */
export async function genericPlanOf(client: pg.Client, { text }: Statement): Promise<PlanFacts> {
  const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
  return factsOf(nodesIn(rows[0]['QUERY PLAN'][0].Plan))
}

/** How many rows a statement reads of its tables, those included that it throws away. It is run, whatever time that takes. */
export async function rowsReadBy(client: pg.Client, { text, values }: Statement): Promise<number> {
  const { rows } = await client.query({
    text: `explain (analyze, timing off, format json) ${text}`,
    values: [...values],
  })
  const scans = nodesIn(rows[0]['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] !== undefined)
  return scans.reduce((sum, node) => {
    const each = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)
    return sum + each * (node['Actual Loops'] ?? 0)
  }, 0)
}

function nodesIn(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesIn)]
}

function factsOf(nodes: readonly PlanNode[]): PlanFacts {
  const indexes = nodes.flatMap((node) => node['Index Name'] ?? [])
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan')
  const sorts = nodes.filter((node) => node['Node Type'] === 'Sort')
  return {
    indexes: [...new Set(indexes)].toSorted(),
    readWhole: whole.flatMap((node) => node['Relation Name'] ?? []),
    mostSorted: Math.max(0, ...sorts.flatMap(({ Plans = [] }) => Plans.map((inner) => inner['Plan Rows']))),
  }
}
