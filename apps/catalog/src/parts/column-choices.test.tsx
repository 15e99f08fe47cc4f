// @vitest-environment happy-dom
import { customers, registry } from '@cohort/schema'
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { columnsOf, usualNames } from '../describe/columns.ts'
import { ColumnChoices } from './column-choices.tsx'

const usual = usualNames(registry, customers)

/** The choices of a list, and what was chosen one after the other. */
function showChoices(first: readonly string[]) {
  const chosen: (readonly string[])[] = []
  function Choices() {
    const [names, setNames] = useState(first)
    return (
      <ColumnChoices
        resource={customers}
        columns={columnsOf(registry, customers, [{ type: customers.type, names }])}
        onChange={(next) => {
          chosen.push(next)
          setNames(next)
        }}
      />
    )
  }
  return { ...showPart(<Choices />), chosen }
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
const button = (name: string) => screen.getByRole('button', { name })

describe('the choice of columns', () => {
  test('shows those of the list first, in their order, and keeps the title', () => {
    showChoices(['email', 'reference', 'status'])
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox')
    expect(boxes.slice(0, 4).map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, true],
      [true, false],
      [true, false],
      [false, false],
    ])
    expect(boxes.slice(0, 3)).toEqual([box('Email'), box('Reference'), box('Status')])
    expect(screen.queryByRole('button', { name: /^Move Email/ })).toBeNull()
  })

  test('adds a column at the end and takes one away', async () => {
    const { user, chosen } = showChoices(['email', 'status'])
    await user.click(box('Customer group'))
    await user.click(box('Status'))
    expect(chosen).toEqual([
      ['email', 'status', 'customer_group'],
      ['email', 'customer_group'],
    ])
  })

  test('orders by buttons, which keep the focus where they can move no further', async () => {
    const { user, chosen } = showChoices(['email', 'status', 'reference'])
    await user.click(button('Move Reference up'))
    expect(chosen).toEqual([['email', 'reference', 'status']])
    expect(button('Move Reference up').getAttribute('aria-disabled')).toBe('true')
    expect(document.activeElement).toBe(button('Move Reference up'))
    await user.click(button('Move Reference up'))
    await user.click(button('Move Status down'))
    expect(chosen).toHaveLength(1)
    await user.click(button('Move Reference down'))
    expect(chosen[1]).toEqual(['email', 'status', 'reference'])
  })

  test('goes back to the usual columns, once', async () => {
    const { user, chosen } = showChoices(['email'])
    await user.click(button('Usual columns'))
    expect(button('Usual columns').getAttribute('aria-disabled')).toBe('true')
    await user.click(button('Usual columns'))
    expect(chosen).toEqual([usual])
  })
})
