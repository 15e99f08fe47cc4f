import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, eventStores, registry, versions, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { isAtEnd, isLog, isTimeline, linksOf, openedAtEnd } from './logs.ts'

const queryOf = (resource: Resource, text = '') => parseReadQuery(registry, resource, 'list', text)
const end = { number: 1, size: 10, before: '9999999999999-0' }

describe('a list of a log', () => {
  test('is a timeline, because its declaration says that it is a log', () => {
    expect([eventStores, versions, customerGroups].map(isLog)).toEqual([true, true, false])
    expect([eventStores, versions, customerGroups].map((resource) => isTimeline(queryOf(resource)))).toEqual([
      true,
      true,
      false,
    ])
  })

  test('is a table when its address chooses columns, and only those of its own', () => {
    expect(isTimeline(queryOf(eventStores, 'fields[event_stores]=event'))).toBe(false)
    expect(isTimeline(queryOf(eventStores, 'fields[customers]=email'))).toBe(true)
  })

  test('that knows one order is opened at its end, unless a place is given', () => {
    const opened = openedAtEnd(queryOf(eventStores, 'filter[q][event_eq]=create'))
    expect([opened.page, isAtEnd(opened.page), opened.filters.length]).toEqual([end, true, 1])
    for (const text of ['page[after]=1769851800123-1', 'fields[event_stores]=event']) {
      const query = queryOf(eventStores, text)
      expect(openedAtEnd(query)).toBe(query)
    }
  })

  test('that begins with the newest entry is opened as its address says', () => {
    for (const resource of [versions, customerGroups]) {
      const query = queryOf(resource)
      expect(openedAtEnd(query)).toBe(query)
    }
  })
})

describe('the pages of a timeline that is read from its end', () => {
  const url = 'http://localhost/api/event_stores?filter[q][event_eq]=create'
  const links = { first: url, prev: `${url}&page[before]=b`, next: `${url}&page[after]=a`, last: null }
  const placesOf = (text: string) =>
    Object.entries(linksOf(queryOf(eventStores, text), links)).map(([name, link]) => [
      name,
      link && decodeURIComponent(link).replace(`${url}&`, ''),
    ])

  test('lead from the newest entries to older ones', () => {
    expect(placesOf('page[after]=1769851800123-1')).toEqual([
      ['first', 'page[before]=9999999999999-0'],
      ['prev', 'page[after]=a'],
      ['next', 'page[before]=b'],
      ['last', 'page[after]=0000000000000-0'],
    ])
  })

  test('end at both ends', () => {
    expect(
      new Map(placesOf('page[before]=9999999999999-0').map(([name, link]) => [name, link])).get('prev'),
    ).toBeNull()
    expect(
      new Map(placesOf('page[after]=0000000000000-0').map(([name, link]) => [name, link])).get('next'),
    ).toBeNull()
  })

  test('of another list are as the API links them', () => {
    expect(linksOf(queryOf(versions), links)).toBe(links)
    expect(linksOf(queryOf(eventStores, 'fields[event_stores]=event'), links)).toBe(links)
  })
})
