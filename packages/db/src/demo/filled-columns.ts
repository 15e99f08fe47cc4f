import type { Resource } from '@cohort/schema'
import type { Values } from '../write/change.ts'

/** What a column holds, by the rest of its row and the number of rows that there were before it. */
type Fill = (row: Values, before: number) => unknown

/** The columns that the database fills itself, whatever an insert says. Nothing that it numbers is ever deleted here. */
const fills: Readonly<Record<string, Readonly<Record<string, Fill>>>> = {
  markets: {
    number: (row, before) => row.number ?? before + 1,
    private: ({ customer_group_id }) => customer_group_id !== null,
  },
}

/** The names of the columns of a resource that the database fills. */
export function filledColumnsOf({ type }: Resource): ReadonlySet<string> {
  return new Set(Object.keys(fills[type] ?? {}))
}

/** The row as the database completes it. */
export function fillRow({ type }: Resource, row: Values, before: number): Values {
  const filled = Object.entries(fills[type] ?? {}).map(([name, fill]) => [name, fill(row, before)])
  return { ...row, ...Object.fromEntries(filled) }
}
