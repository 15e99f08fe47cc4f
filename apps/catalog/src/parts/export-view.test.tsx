// @vitest-environment happy-dom
import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, registry } from '@cohort/schema'
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { ExportView } from './export-view.tsx'

const queryOf = (text: string) => parseReadQuery(registry, customerGroups, 'list', text)

describe('an export', () => {
  test.each([
    ['', 12_000, '12,000 customer groups, in the order of the list, with all attributes.'],
    [
      'filter[q][name_cont]=x',
      3,
      '3 customer groups that pass the filters, in the order of the list, with all attributes.',
    ],
    [
      'fields[customer_groups]=name',
      null,
      'All customer groups, in the order of the list, with the columns of the list. They are not counted before.',
    ],
  ])('of %j says what will be in the file', (text, count, said) => {
    showPart(<ExportView query={queryOf(text)} recordCount={count} />)
    expect(screen.getByText(/in the order of the list/).textContent).toBe(said)
  })

  test('is saved in the format that is chosen', async () => {
    const { user } = showPart(<ExportView query={queryOf('')} recordCount={1} />)
    expect(screen.getByRole('button').textContent).toBe('Save as CSV')
    await user.click(screen.getByRole('radio', { name: /^NDJSON/ }))
    expect(screen.getByRole('button').textContent).toBe('Save as NDJSON')
  })

  test('that does not begin says why, and begins at another try', async () => {
    const { user } = showPart(<ExportView query={queryOf('')} recordCount={1} />)
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/does not answer|network/i)
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined()
  })
})
