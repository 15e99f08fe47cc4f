import type { Linked, Row } from '@cohort/jsonapi/query'
import {
  countMembers,
  mostIncluded,
  parentColumn,
  selectByIds,
  selectMembers,
  selectOfAny,
} from '../compile/select-related.ts'
import type { Session } from '../connect.ts'
import type { Environment } from '../environment.ts'
import type { IncludePlan, IncludeStep, MembersPlan, RelatedPlan, TargetPlan } from '../plan/plan-related.ts'
import type { Findings, Found } from './found.ts'
import { placeOf } from './place-of.ts'

/** What a step needs to read: where, whose data, and what was found already. */
interface Reader {
  readonly session: Session
  readonly environment: Environment
  readonly findings: Findings
}

/** Reads what hangs on the records of a page: a statement for each relationship of the tree, and one for all counts. */
export async function loadRelated(
  reader: Reader,
  plan: RelatedPlan,
  records: readonly Found[],
): Promise<void> {
  await loadIncludes(reader, plan.includes, records)
  if (plan.counts.length > 0 && records.length > 0) await loadCounts(reader, plan.counts, records)
}

async function loadIncludes(
  reader: Reader,
  plans: readonly IncludePlan[],
  found: readonly Found[],
): Promise<void> {
  for (const plan of plans) {
    const parents = found.filter(({ type }) => type === plan.from)
    const members = parents.length === 0 ? [] : await loadStep(reader, plan.name, plan.step, parents)
    if (members.length > 0) await loadIncludes(reader, plan.children, members)
  }
}

function loadStep(
  reader: Reader,
  name: string,
  step: IncludeStep,
  parents: readonly Found[],
): Promise<readonly Found[]> {
  switch (step.kind) {
    case 'one':
      return loadOne(reader, name, step.target, parents)
    case 'one_of_any':
      return loadOneOfAny(reader, name, step.targets, parents)
    case 'many':
      return loadMany(reader, step, parents)
  }
}

async function loadOne(
  { session, environment, findings }: Reader,
  name: string,
  target: TargetPlan,
  parents: readonly Found[],
): Promise<readonly Found[]> {
  const ids = distinct(parents.map(({ row }) => row[`${name}_id`]).filter(isText))
  for (const { row, links } of parents) {
    const id = row[`${name}_id`]
    links.set(name, { kind: 'one', to: isText(id) ? { type: target.type, id } : null })
  }
  if (ids.length === 0) return []
  const rows = await session.send(selectByIds(environment, target, ids))
  return rows.map((row) => findings.keep(target.type, row))
}

async function loadOneOfAny(
  { session, environment, findings }: Reader,
  name: string,
  targets: readonly TargetPlan[],
  parents: readonly Found[],
): Promise<readonly Found[]> {
  const identifiers = new Map<string, Linked>()
  for (const { row, links } of parents) {
    const [type, id] = [row[`${name}_type`], row[`${name}_id`]]
    const to = isText(type) && isText(id) ? { type, id } : null
    links.set(name, { kind: 'one', to })
    if (to !== null) identifiers.set(`${type} ${id}`, to)
  }
  if (identifiers.size === 0) return []
  const rows = await session.send(selectOfAny(environment, targets, [...identifiers.values()]))
  return rows.flatMap((row) => {
    const index = targets.findIndex(({ type }) => type === row[parentColumn])
    const target = targets[index]
    // What is not in this environment was joined as a row of nulls.
    const isThere = target !== undefined && row[`${index}_id`] !== null
    return isThere ? [findings.keep(target.type, rowOf(target, index, row))] : []
  })
}

/** The columns of one type among those of all. */
function rowOf({ columns }: TargetPlan, index: number, row: Row): Row {
  return Object.fromEntries(columns.map((column) => [column, row[`${index}_${column}`] ?? null]))
}

async function loadMany(
  reader: Reader,
  plan: MembersPlan,
  parents: readonly Found[],
): Promise<readonly Found[]> {
  const { session, environment, findings } = reader
  const ids = parents.map(({ row }) => String(row.id))
  const rows = await session.send(selectMembers(environment, plan, ids))
  const rowsByParent = Map.groupBy(rows, (row) => String(row[parentColumn]))
  const cut = parents.filter(({ row }) => (rowsByParent.get(String(row.id))?.length ?? 0) > mostIncluded)
  const totals = cut.length === 0 ? new Map<string, Row>() : await readCounts(reader, [plan], cut)
  return parents.flatMap(({ row, links }) => {
    const id = String(row.id)
    const shown = (rowsByParent.get(id) ?? []).slice(0, mostIncluded)
    const last = shown.at(-1)
    const members = shown.map((member) => findings.keep(plan.target.type, member))
    const total = totals.get(id)?.[plan.name]
    links.set(plan.name, {
      kind: 'many',
      members: members.map((member) => ({ type: member.type, id: String(member.row.id) })),
      rest:
        typeof total === 'number' && last !== undefined
          ? { recordCount: total, place: placeOf(plan.order, last) }
          : null,
    })
    return members
  })
}

async function loadCounts(
  reader: Reader,
  plans: readonly MembersPlan[],
  records: readonly Found[],
): Promise<void> {
  const totals = await readCounts(reader, plans, records)
  for (const { row, counts } of records) {
    for (const { name } of plans) counts.set(name, Number(totals.get(String(row.id))?.[name] ?? 0))
  }
}

async function readCounts(
  { session, environment }: Reader,
  plans: readonly MembersPlan[],
  parents: readonly Found[],
): Promise<ReadonlyMap<string, Row>> {
  const ids = parents.map(({ row }) => String(row.id))
  const rows = await session.send(countMembers(environment, plans, ids))
  return new Map(rows.map((row) => [String(row[parentColumn]), row]))
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}
