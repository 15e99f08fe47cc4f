// @vitest-environment happy-dom
import { parseReadQuery } from '@cohort/jsonapi/query'
import { customers, registry } from '@cohort/schema'
import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { searchOf } from '../data/query-text.ts'
import { FilterBar } from './filter-bar.tsx'

interface Address {
  readonly text: string | undefined
  readonly isReplaced: boolean
}

/** A list's bar at an address, and the addresses to which it leads from there. */
function showBar(text: string) {
  const addresses: Address[] = []
  function Bar() {
    const [query, setQuery] = useState(() => parseReadQuery(registry, customers, 'list', text))
    return (
      <FilterBar
        query={query}
        onChange={(next, { replace } = { replace: false }) => {
          addresses.push({ text: searchOf(next).text, isReplaced: replace })
          setQuery(next)
        }}
      />
    )
  }
  return { ...showPart(<Bar />), addresses }
}

const status = 'filter[q][status_eq]=repeat'
const group = 'filter[q][customer_group_id_eq]=0Vqg2mXk3bT9aZ'

describe('the bar of a list', () => {
  test('tells every filter in words, an id by itself as long as its name is not known', async () => {
    showBar(`${status}&${group}`)
    const chips = within(await screen.findByRole('list', { name: 'Filters' }))
    expect(await chips.findByRole('button', { name: 'Change the filter Status is “repeat”' })).toBeDefined()
    expect(
      chips.getByRole('button', { name: 'Change the filter Customer group ID is “0Vqg2mXk3bT9aZ”' }),
    ).toBeDefined()
  })

  test('takes one filter away, begins at the first page again, and keeps the focus near', async () => {
    const { user, addresses } = showBar(`${status}&${group}&page[number]=3`)
    await user.click(await screen.findByRole('button', { name: 'Remove the filter Status is “repeat”' }))
    expect(addresses).toEqual([{ text: group, isReplaced: false }])
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add filter' }))
    expect(screen.queryByRole('button', { name: /Status/ })).toBeNull()
  })

  test('clears all filters at once, the search among them, and is left without chips', async () => {
    const { user, addresses } = showBar(`${status}&filter[q][email_i_cont]=ann&sort=email`)
    await user.click(await screen.findByRole('button', { name: 'Clear filters' }))
    expect(addresses).toEqual([{ text: 'sort=email', isReplaced: false }])
    expect(screen.queryByRole('list', { name: 'Filters' })).toBeNull()
  })

  test('searches when the typing pauses, beside the filters, in one entry of the history', async () => {
    const { user, addresses } = showBar(`${status}&page[number]=3`)
    const box = screen.getByRole('searchbox')
    await user.type(box, 'ann')
    await vi.waitFor(() => expect(addresses).toHaveLength(1))
    expect(addresses[0]?.isReplaced).toBe(true)
    expect(addresses[0]?.text).toMatch(/^filter\[q\]\[email\w*_i_cont\]=ann&filter\[q\]\[status_eq\]=repeat$/)
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(addresses).toHaveLength(2))
    expect([addresses[1]?.text, box]).toEqual([status, document.activeElement])
  })

  test('does not write the order that holds anyway', async () => {
    const { user, addresses } = showBar('')
    const order = screen.getByRole('combobox', { name: 'Order' })
    const usual = within(order).getByRole<HTMLOptionElement>('option', { selected: true }).value
    await user.selectOptions(order, 'email')
    await user.selectOptions(order, usual)
    expect(addresses.map(({ text }) => text)).toEqual(['sort=email', undefined])
  })

  test('shows an order that only an address can have', () => {
    showBar('sort=email,-created_at')
    expect(screen.getByRole('option', { name: 'email,-created_at', selected: true })).toBeDefined()
  })
})
