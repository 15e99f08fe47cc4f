import { customerGroups } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { snippetsOf } from './snippets.ts'

const base = 'https://shop.example/api/customer_groups'

function snippet(name: string, url: string, id?: string): string {
  const all = snippetsOf({ url }, { resource: customerGroups, id, slug: 'aurora' })
  return all.find((one) => one.name === name)?.text ?? ''
}

/** The call in the snippet for the SDK. */
function call(url: string, id?: string): string | undefined {
  return /await (cl\.[^]*)\)$/.exec(snippet('SDK', url, id))?.[1]
}

describe('the snippet for curl', () => {
  test('names the token, and quotes the address for a shell', () => {
    expect(snippet('curl', `${base}?filter[q][name_eq]=o'brien`)).toBe(
      `curl -s -g -H "Authorization: Bearer $TOKEN" -H 'Accept: application/vnd.api+json' \\\n  '${base}?filter[q][name_eq]=o'\\''brien'`,
    )
  })
})

describe('the snippet for fetch', () => {
  test('quotes the address for JavaScript', () => {
    expect(snippet('fetch', String.raw`${base}?filter[q][name_eq]=o'b\c`)).toContain(
      String.raw`fetch('${base}?filter[q][name_eq]=o\'b\\c', {`,
    )
  })
})

describe('the snippet for the SDK', () => {
  test('has the words of the SDK for all that it can say', () => {
    const query =
      'filter%5Bq%5D%5Bname_cont%5D=a%2Cb&sort=-name,code&include=customers&fields[customer_groups]=name&page[number]=3&page[size]=100'
    expect(call(`${base}?${query}`)).toBe(`cl.customer_groups.list({
  filters: {"name_cont":"a,b"},
  sort: ["-name","code"],
  include: ["customers"],
  fields: {"customer_groups":["name"]},
  pageNumber: 3,
  pageSize: 25,
})`)
  })

  test('tells in a comment what it cannot say', () => {
    expect(call(`${base}/abc?withCount=customers`, 'abc')).toBe(`cl.customer_groups.retrieve('abc', {
  // The SDK has no word for withCount.
})`)
  })

  test('of a plain list or record has no parameters', () => {
    expect([call(base), call(`${base}/abc`, 'abc')]).toEqual([
      'cl.customer_groups.list()',
      "cl.customer_groups.retrieve('abc')",
    ])
  })
})
