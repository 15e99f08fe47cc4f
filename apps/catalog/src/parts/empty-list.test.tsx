// @vitest-environment happy-dom
import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, registry } from '@cohort/schema'
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { EmptyList } from './empty-list.tsx'

const filter = 'filter[q][name_eq]=x'
const list = '/test/customer_groups'

describe('an empty list', () => {
  test.each([
    ['has nothing', '', 0, 'No customer groups yet', null],
    [
      'lets nothing pass',
      `${filter}&sort=name`,
      0,
      'No customer groups match',
      ['Clear filters', `${list}?sort=name`],
    ],
    [
      'is not that long',
      `${filter}&page[number]=9`,
      42,
      'There is no page 9',
      ['Go to the last page', `${list}?${filter}&page[number]=5`],
    ],
    [
      'ends at this place',
      `${filter}&page[after]=c3`,
      42,
      'There is nothing more',
      ['Go to the first page', `${list}?${filter}`],
    ],
  ] as const)('says that it %s, and leads on', (_, text, count, title, way) => {
    const query = parseReadQuery(registry, customerGroups, 'list', text)
    showPart(<EmptyList query={query} counts={{ record_count: count, page_count: null }} />)
    expect(screen.getByRole('heading').textContent).toBe(title)
    const link = screen.queryByRole('link')
    const href = decodeURIComponent(link?.getAttribute('href') ?? '')
    expect(link && [link.textContent, href]).toEqual(way)
  })
})
