import { parseReadQuery } from '@cohort/jsonapi/query'
import { customerGroups, registry } from '@cohort/schema'
import { expect, test } from 'vitest'
import { exportQueryOf } from './export-query.ts'

test.each([
  ['', ''],
  ['page[number]=3&page[size]=25&withCount=customers&include=markets', ''],
  ['filter[q][name_cont]=a&sort=-name', 'filter[q][name_cont]=a&sort=-name'],
  ['fields[customer_groups]=code,customers', 'fields[customer_groups]=name,code'],
  ['fields[customer_groups]=code,name&fields[markets]=name', 'fields[customer_groups]=name,code'],
])('a list that asks for %j is exported as %j', (asked, exported) => {
  const text = exportQueryOf(parseReadQuery(registry, customerGroups, 'list', asked))
  expect(decodeURIComponent(text)).toBe(exported)
})
