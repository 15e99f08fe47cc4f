import { expect, test } from 'vitest'
import { contractFile } from '../contract-file.ts'
import { contractChanges } from './contract-changes.ts'
import type { Contract } from './contract.ts'

const text = contractFile()
const contract: Contract = JSON.parse(text)

/** What is for people and promises nothing; and the JSON type of a value, which goes with its kind. */
const remarks: readonly RegExp[] = [
  /\.about$/,
  /\.schema\.(type|description|examples\..*)$/,
  /^errors\.\w+\.title$/,
]

/** The place of each value in the contract, as the names that lead to it. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))
}

/** The contract with another value at a place. */
function contractWithOther(path: readonly string[]): Contract {
  const changed = JSON.parse(text)
  const holder = path.slice(0, -1).reduce((value, name) => value[name], changed)
  const last = path.at(-1) ?? ''
  holder[last] = otherThan(holder[last])
  return changed
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (value === 'without_case') return true
  return typeof value === 'number' ? value + 1 : 'another'
}

test('no value of the contract can change without a sentence', () => {
  const paths = pathsIn(contract).filter((path) => !remarks.some((remark) => remark.test(path.join('.'))))
  const missed = paths.filter((path) => contractChanges(contract, contractWithOther(path)).length === 0)
  expect(paths.length).toBeGreaterThan(1000)
  expect(missed.map((path) => path.join('.'))).toEqual([])
}, 120_000)
