import { customers, versions } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { searchElsewhere } from './elsewhere.ts'

describe('a list in the other environment', () => {
  test.each([
    [
      'its filters, its order, its columns and its size',
      customers,
      'filter[q][email_end]=.org&filter[q][customer_group_name_eq]=VIP&sort=-email&fields[customers]=email&page[size]=25',
    ],
    ['nothing, where there is nothing', customers, ''],
  ])('keeps %s', (_what, resource, text) => {
    expect(searchElsewhere(resource, { text }).text ?? '').toBe(text)
  })

  test.each([
    ['the page that it was at', customers, 'page[number]=7&page[size]=25', 'page[size]=25'],
    [
      'a filter by the id of a record',
      customers,
      'filter[q][id_in]=a,b&filter[q][status_eq]=acquired',
      'filter[q][status_eq]=acquired',
    ],
    ['a filter by the id of what it belongs to', customers, 'filter[q][customer_group_id_eq]=abc', ''],
    ['a filter by an id or something else', customers, 'filter[q][customer_group_id_or_email_eq]=abc', ''],
    [
      'a filter of a log by its record',
      versions,
      'filter[q][resource_type_eq]=markets&filter[q][resource_id_eq]=abc',
      'filter[q][resource_type_eq]=markets',
    ],
    ['what cannot be read', customers, 'filter[q][nam_eq]=VIP', ''],
  ])('leaves behind %s', (_what, resource, text, rest) => {
    expect(searchElsewhere(resource, { text }).text ?? '').toBe(rest)
  })
})
