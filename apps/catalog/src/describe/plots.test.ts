import { parseReadQuery } from '@cohort/jsonapi/query'
import { registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { barsOf, plotsOf, type Plot } from './plots.ts'

const plots = plotsOf(registry)

function plotOf(title: string): Plot {
  const plot = plots.find((each) => each.title === title)
  if (plot === undefined) throw new Error(`There is no plot ${title}`)
  return plot
}

describe('the plots of the overview', () => {
  test('follow from the declarations', () => {
    expect(plots.map(({ title, resource, query }) => `${title}: ${resource.type}?${query}`)).toEqual([
      'Customers per customer group: customers?by=customer_group',
      'Markets per customer group: markets?by=customer_group',
      'Customer groups over time: customer_groups?by=created_at&per=month',
      'Customers over time: customers?by=created_at&per=month',
      'Markets over time: markets?by=created_at&per=month',
      'Changes per day: event_stores?by=created_at&per=day',
    ])
  })

  test.each(plots)(
    '$title: what a bar leads to is a list that the API has',
    ({ resource, query, filterOf }) => {
      const filter = filterOf('2026-12-31')
      expect(parseReadQuery(registry, resource, 'list', filter).filters.length).toBeGreaterThan(0)
      expect(parseReadQuery(registry, resource, 'statistics', query).resource).toBe(resource)
    },
  )

  test('have a bar for each owner, by its name or else its id', () => {
    const groups = [
      { value: 'a', label: 'VIP', count: 2 },
      { value: 'b', label: null, count: 1 },
    ]
    expect(barsOf(plotOf('Markets per customer group'), { recordCount: 9, groups })).toEqual([
      { key: 'a', label: 'VIP', count: 2, height: 2, filter: 'filter[q][customer_group_id_eq]=a' },
      { key: 'b', label: 'b', count: 1, height: 1, filter: 'filter[q][customer_group_id_eq]=b' },
    ])
  })

  test('grow from what was there before, and lead to the month', () => {
    const groups = [
      { value: '2026-11-01', count: 0 },
      { value: '2026-12-01', count: 3 },
    ]
    expect(barsOf(plotOf('Customers over time'), { recordCount: 10, groups })).toEqual([
      {
        key: '2026-11-01',
        label: 'Nov 2026',
        count: 0,
        height: 7,
        filter: between('2026-11-01', '2026-12-01'),
      },
      {
        key: '2026-12-01',
        label: 'Dec 2026',
        count: 3,
        height: 10,
        filter: between('2026-12-01', '2027-01-01'),
      },
    ])
  })

  test('tell the changes of each day', () => {
    const groups = [{ value: '2026-12-31', count: 4 }]
    expect(barsOf(plotOf('Changes per day'), { recordCount: null, groups })).toMatchObject([
      { label: '31 Dec', count: 4, height: 4, filter: expect.stringContaining('_lt]=2027-01-01') },
    ])
  })
})

function between(from: string, until: string): string {
  return `filter[q][created_at_gteq]=${from}&filter[q][created_at_lt]=${until}`
}
