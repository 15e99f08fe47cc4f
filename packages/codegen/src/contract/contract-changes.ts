import {
  breaking,
  factChange,
  harmless,
  listsChanges,
  membersChanges,
  namesChanges,
  type Change,
} from './change.ts'
import type { Contract } from './contract.ts'
import { resourceChanges } from './resource-changes.ts'

/** What differs between two contracts, a sentence each. Descriptions and examples are no promises. */
export function contractChanges(before: Contract, after: Contract): readonly Change[] {
  return [
    ...membersChanges(before.resources, after.resources, (type) => `The resource ${type}`, resourceChanges),
    ...listsChanges(
      before.predicates,
      after.predicates,
      (kind) => `The kind ${kind}`,
      (predicate, kind) => `The predicate ${predicate} of ${kind}`,
    ),
    ...operandChanges(before, after),
    ...namesChanges(before.joins, after.joins, (join) => `The join ${join}`),
    ...limitChanges(before, after),
    ...listsChanges(
      before.parameters,
      after.parameters,
      (kind) => `The kind of request ${kind}`,
      (parameter, kind) => `The parameter ${parameter} of ${kind}`,
    ),
    ...listsChanges(
      before.groupings,
      after.groupings,
      (type) => `Counting ${type}`,
      (name, type) => `Counting ${type} by ${name}`,
    ),
    ...namesChanges(before.periods, after.periods, (period) => `Counting for each ${period}`),
    ...membersChanges(
      before.formats,
      after.formats,
      (format) => `The format ${format} of exports`,
      (format, one, other) => factChange(`The media type of ${format}`, one, other),
    ),
    ...membersChanges(
      before.errors,
      after.errors,
      (code) => `The error ${code}`,
      (code, former, current) => factChange(`The status of ${code}`, former.status, current.status),
    ),
    ...namesChanges(before.rules, after.rules, (rule) => `The error "${rule}" of a value`),
  ]
}

/** What takes a predicate that has gone is told with it. */
function operandChanges({ operands: before }: Contract, { operands: after }: Contract): readonly Change[] {
  return Object.entries(before).flatMap(([predicate, operand]) =>
    after[predicate] === undefined ? [] : factChange(`What ${predicate} takes`, operand, after[predicate]),
  )
}

/** Less room breaks who used it, and so does a limit where there was none, or another number that is taken unless one is given. */
function limitChanges({ limits: before }: Contract, { limits: after }: Contract): readonly Change[] {
  return Object.entries(before).flatMap(([about, former]) => {
    const current = after[about] ?? {}
    const names = [...new Set([...Object.keys(former), ...Object.keys(current)])]
    return names.flatMap((name) => limitChange(`${about}.${name}`, former[name], current[name]))
  })
}

function limitChange(name: string, one = Infinity, other = Infinity): readonly Change[] {
  if (one === other) return []
  const [former, current] = [one, other].map((most) => (most === Infinity ? 'none' : most))
  const sentence = `The limit ${name} was ${former} and is ${current}.`
  return [other < one || name.endsWith('.default') ? breaking(sentence) : harmless(sentence)]
}
