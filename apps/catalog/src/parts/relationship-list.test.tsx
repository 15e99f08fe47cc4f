// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import type { RelationshipEnd } from '../describe/relationships.ts'
import { RelationshipList } from './relationship-list.tsx'

const query = 'filter[q][customer_group_id_eq]=g1'
const toMany = { kind: 'list', type: 'customers', query } as const
const ann = { type: 'customers', id: 'c1', title: 'ann@example.com' } as const

function showRelationship(end: RelationshipEnd, count: number | null = null, named = [ann]) {
  const link = { name: 'customers', label: 'Customers', path: '/customer_groups/g1/customers', end, count }
  return showPart(<RelationshipList links={[link]} members={new Map([['customers', named]])} />)
}

/** Every way out of it: what it is called, and where it leads. */
const ways = () =>
  screen
    .getAllByRole('link')
    .map((link) => [link.textContent, decodeURIComponent(link.getAttribute('href') ?? '')])

describe('a relationship of a record', () => {
  test('to many leads to its list, names the first, and counts the others', () => {
    showRelationship(toMany, 1201)
    expect(ways()).toEqual([
      ['Customers', `/test/customers?${query}`],
      ['ann@example.com', '/test/customers/c1'],
      ['and 1,200 more', `/test/customers?${query}`],
    ])
    expect(
      within(screen.getByRole('list', { name: 'First customers' })).getAllByRole('listitem'),
    ).toHaveLength(2)
    expect(screen.getByText('1,201')).toBeDefined()
  })

  test.each([1, null])('speaks of no others where all are named, or where nobody counted: %s', (count) => {
    showRelationship(toMany, count)
    expect(screen.getByText(ann.title)).toBeDefined()
    expect(screen.queryByText(/more$/)).toBeNull()
  })

  test('without members has no list of them', () => {
    showRelationship(toMany, 0, [])
    expect(ways()).toEqual([['Customers', `/test/customers?${query}`]])
    expect(screen.queryByRole('list', { name: 'First customers' })).toBeNull()
    expect(screen.getByText('0')).toBeDefined()
  })

  test('to one leads to it by its name', () => {
    showRelationship({ kind: 'record', type: 'customer_groups', id: 'g1', title: 'VIP' }, null, [])
    expect(ways()).toEqual([['VIP', '/test/customer_groups/g1']])
  })

  test.each([
    ['nobody', 'no value'],
    ['no_page', 'Not available yet'],
  ] as const)('that ends at %s leads nowhere and says so', (kind, words) => {
    showRelationship({ kind }, null, [])
    expect(screen.getByText(words)).toBeDefined()
    expect(screen.queryByRole('link')).toBeNull()
  })
})
