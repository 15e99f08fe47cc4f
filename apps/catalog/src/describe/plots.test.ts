import { parseReadQuery } from '@cohort/jsonapi/query'
import { registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { askedIn, barsOf, plotsOf, type Plot } from './plots.ts'

const plots = plotsOf(registry)
const day = { from: '2026-12-30T23:00:00.000Z', until: '2026-12-31T23:00:00.000Z' }
const december = '2026-11-30T23:00:00.000Z'

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

  test.each(plots)('$title: what a bar leads to is a list that the API has', (plot) => {
    const { resource, filterOf } = plot
    const filter = filterOf({ value: 'abc', ...day, count: 1 })
    expect(parseReadQuery(registry, resource, 'list', filter).filters.length).toBeGreaterThan(0)
    expect(parseReadQuery(registry, resource, 'statistics', askedIn(plot, 'Asia/Kolkata')).resource).toBe(
      resource,
    )
  })

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
      { value: '2026-11-01', from: '2026-10-31T23:00:00.000Z', until: december, count: 0 },
      { value: '2026-12-01', from: december, until: '2026-12-31T23:00:00.000Z', count: 3 },
    ]
    expect(barsOf(plotOf('Customers over time'), { recordCount: 10, groups })).toEqual([
      {
        key: '2026-11-01',
        label: 'Nov 2026',
        count: 0,
        height: 7,
        filter: between('2026-10-31T23:00:00.000Z', december),
      },
      {
        key: '2026-12-01',
        label: 'Dec 2026',
        count: 3,
        height: 10,
        filter: between(december, '2026-12-31T23:00:00.000Z'),
      },
    ])
  })

  test('tell the changes of each day', () => {
    const groups = [{ value: '2026-12-31', ...day, count: 4 }]
    expect(barsOf(plotOf('Changes per day'), { recordCount: null, groups })).toMatchObject([
      { label: '31 Dec', count: 4, height: 4, filter: between(day.from, day.until) },
    ])
  })
})

test('periods are asked for in a zone, and owners in none', () => {
  expect(askedIn(plotOf('Changes per day'), 'Etc/GMT+5')).toBe('by=created_at&per=day&zone=Etc%2FGMT%2B5')
  expect(askedIn(plotOf('Markets per customer group'), 'UTC')).toBe('by=customer_group')
})

function between(from: string, until: string): string {
  return `filter[q][created_at_gteq]=${from}&filter[q][created_at_lt]=${until}`
}
