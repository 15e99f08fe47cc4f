// @vitest-environment happy-dom
import type { SortTerm } from '@cohort/jsonapi/query'
import { customers, registry } from '@cohort/schema'
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { columnsOf } from '../describe/columns.ts'
import { SortHeading } from './sort-heading.tsx'

const names = ['email', 'updated_at', 'profile_id', 'customer_group']

function Headings() {
  const [sort, setSort] = useState<readonly SortTerm[]>([{ name: 'email', direction: 'desc' }])
  return (
    <table>
      <thead>
        <tr>
          {columnsOf(registry, customers, [{ type: customers.type, names }]).map((column) => (
            <SortHeading
              key={column.name}
              resource={customers}
              column={column}
              sort={sort}
              onSort={setSort}
            />
          ))}
        </tr>
      </thead>
    </table>
  )
}

const orders = () => screen.getAllByRole('columnheader').map((heading) => heading.getAttribute('aria-sort'))

describe('the headings of a list', () => {
  test('say by which column it is sorted, and are buttons only where it can be', () => {
    showPart(<Headings />)
    expect(orders()).toEqual(['descending', 'none', null, null])
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Email', 'Updated'])
  })

  test('sort by the first click, the other way by the second, and as usual by the third', async () => {
    const { user } = showPart(<Headings />)
    const seen: (string | null)[] = []
    for (let click = 0; click < 3; click += 1) {
      await user.click(screen.getByRole('button', { name: 'Email' }))
      seen.push(orders()[0] ?? null)
    }
    expect(seen).toEqual(['none', 'ascending', 'descending'])
  })

  test('begin with the newest for a time', async () => {
    const { user } = showPart(<Headings />)
    await user.click(screen.getByRole('button', { name: 'Updated' }))
    expect(orders()).toEqual(['none', 'descending', null, null])
  })
})
