// @vitest-environment happy-dom
import { customerGroups, customers, type Resource } from '@cohort/schema'
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showPart } from '../../test/harness/show-part.tsx'
import { draftOf, type FilterDraft } from '../describe/filter-draft.ts'
import { FilterForm } from './filter-form.tsx'

function showForm(resource: Resource, draft: FilterDraft) {
  const applied: FilterDraft[] = []
  const cancelled: true[] = []
  const { user } = showPart(
    <FilterForm
      resource={resource}
      draft={draft}
      others={[]}
      onApply={(filter) => applied.push(draftOf(resource, filter))}
      onCancel={() => cancelled.push(true)}
    />,
  )
  return { user, applied, cancelled }
}

const field = () => screen.getByRole('combobox', { name: 'Field' })
const predicate = () => screen.getByRole('combobox', { name: 'Test' })
const value = () => screen.getByLabelText('Value')
const apply = () => screen.getByRole('button', { name: 'Apply' })
const byName = { names: 'name', predicate: 'i_cont', value: '' } as const
const byDay = { names: 'created_at', predicate: 'gteq', value: '' } as const

describe('the form of a filter', () => {
  test('applies the filter that it previews', async () => {
    const { user, applied } = showForm(customerGroups, byName)
    await user.type(value(), 'vip, gold')
    expect(screen.getByText('filter[q][name_i_cont]=vip, gold')).toBeDefined()
    await user.click(apply())
    expect(applied).toEqual([{ names: 'name', predicate: 'i_cont', value: 'vip, gold' }])
  })

  test('tells a wrong value beside it, applies nothing, and is silent as soon as it is changed', async () => {
    const { user, applied } = showForm(customers, { names: 'created_at', predicate: 'gteq', value: 'soon' })
    expect(screen.getByRole('alert').textContent).toBe('')
    await user.click(apply())
    const fault = screen.getByRole('alert').textContent
    expect(fault).toContain('created_at_gteq')
    expect(value().getAttribute('aria-invalid')).toBe('true')
    const described = value().getAttribute('aria-describedby')?.split(' ') ?? []
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain(fault)
    expect(applied).toEqual([])
    await user.type(value(), '!')
    expect([screen.getByRole('alert').textContent, value().getAttribute('aria-invalid')]).toEqual([
      '',
      'false',
    ])
  })

  test('can be left without a filter', async () => {
    const { user, applied, cancelled } = showForm(customerGroups, byName)
    await user.type(value(), 'vip')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect([applied, cancelled]).toEqual([[], [true]])
  })

  test('takes the value in the way of its kind', async () => {
    const { user } = showForm(customers, byDay)
    expect([value().tagName, value().getAttribute('type')]).toEqual(['INPUT', 'date'])
    await user.selectOptions(field(), 'status')
    expect(value().tagName).toBe('SELECT')
    expect(screen.getAllByRole('option', { name: /^(prospect|acquired|repeat)$/ })).toHaveLength(3)
    await user.selectOptions(field(), 'metadata')
    await user.selectOptions(predicate(), 'jcont')
    expect(value().tagName).toBe('TEXTAREA')
  })

  test('has a yes and a no for a test that takes no value, and forgets them with it', async () => {
    const { user, applied } = showForm(customerGroups, byName)
    await user.selectOptions(predicate(), 'null')
    expect(screen.getByRole('option', { name: 'Yes', selected: true })).toBeDefined()
    await user.selectOptions(value(), 'No')
    await user.click(apply())
    expect(applied).toEqual([{ names: 'name', predicate: 'null', value: 'false' }])
    await user.selectOptions(predicate(), 'eq')
    expect(screen.getByText('filter[q][name_eq]=')).toBeDefined()
  })

  test('changes to a test that the other field can pass', async () => {
    const { user } = showForm(customers, { ...byName, names: 'email' })
    await user.selectOptions(field(), 'created_at')
    expect(screen.getByText(/^filter\[q\]\[created_at_gteq\]=/)).toBeDefined()
  })

  test('joins fields, any or all of which must pass, and takes them apart again', async () => {
    const { user, applied } = showForm(customerGroups, { ...byName, value: 'vip' })
    await user.click(screen.getByRole('button', { name: 'Another field' }))
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Field 2' }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Field 2' }), 'code')
    await user.click(apply())
    await user.click(screen.getByRole('radio', { name: 'All of them' }))
    await user.click(apply())
    await user.click(screen.getByRole('button', { name: 'Remove field 2' }))
    expect(document.activeElement).toBe(field())
    await user.click(apply())
    expect(applied.map(({ names }) => names)).toEqual(['name_or_code', 'name_and_code', 'name'])
  })
})
