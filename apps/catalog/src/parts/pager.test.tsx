// @vitest-environment happy-dom
import { parseReadQuery, type ReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, registry } from '@cohort/schema'
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import type { Links } from '../describe/pages.ts'
import { Pager } from './pager.tsx'

const api = 'http://catalog.test/api/customer_groups?sort=name'
const middle = {
  first: api,
  prev: `${api}&page[number]=1`,
  next: `${api}&page[number]=3`,
  last: `${api}&page[number]=5`,
}

const queryOf = (text: string) => parseReadQuery(registry, customerGroups, 'list', text)

/** The pager of a list whose rows are those that it asks for, or still others. */
function showPager(text: string, count: number | null, links: Links, shown = text) {
  const chosen: ReadQuery['page'][] = []
  const part = (
    <Pager
      query={queryOf(text)}
      page={queryOf(shown).page}
      meta={{ record_count: count, page_count: null }}
      links={links}
      onChange={({ page }) => chosen.push(page)}
    />
  )
  return { ...showPart(part), chosen }
}

/** Where each way leads; null for one that is none. */
const ways = () =>
  screen.getAllByRole('link').map((link) => {
    const href = link.getAttribute('href')
    return [link.getAttribute('aria-label'), href && decodeURIComponent(href)]
  })

describe('the pager', () => {
  test('leads to the other pages of the same list at an address of the catalog', () => {
    showPager('sort=name&page[number]=2', 42, middle)
    const list = '/test/customer_groups?sort=name'
    expect(screen.getByRole('status').textContent).toBe('11–20 of 42')
    expect(ways()).toEqual([
      ['First page', list],
      ['Previous page', list],
      ['Next page', `${list}&page[number]=3`],
      ['Last page', `${list}&page[number]=5`],
    ])
  })

  test('has no way back from the first page and none on from the last, and no stop for the keyboard there', () => {
    showPager('', 3, { first: api, prev: null, next: null, last: api })
    expect(ways().map(([, href]) => href)).toEqual([null, null, null, null])
    for (const link of screen.getAllByRole('link')) {
      expect([link.getAttribute('aria-disabled'), link.tabIndex]).toEqual(['true', -1])
    }
  })

  test('says where the rows stand that are shown, as long as the next ones are on their way', () => {
    showPager('page[number]=2', 42, middle, 'page[number]=1')
    expect(screen.getByRole('status').textContent).toBe('1–10 of 42')
  })

  test('does not say where it is in a list that nobody counted', () => {
    showPager('page[number]=2', null, middle)
    expect(screen.queryByRole('status')).toBeNull()
  })

  test('begins at the first page with another size, and knows a size that only an address can have', async () => {
    const { user, chosen } = showPager('page[number]=2&page[size]=7', 42, middle)
    const sizes = screen.getByRole('combobox', { name: 'Rows' })
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      '7',
      '10',
      '25',
      '50',
      '100',
    ])
    await user.selectOptions(sizes, '50')
    expect(chosen).toEqual([{ number: 1, size: 50 }])
  })
})
