import { describe, expect, test } from 'vitest'
import { officialFaults } from '../harness/official-schema.ts'

/** The checker of all answers asks this schema too, so that every test is a test of it; these say that it can refuse. */
const group = { type: 'customer_groups', id: '1', attributes: { name: 'VIP' } }

describe('the official schema takes', () => {
  test.each([
    ['a resource', { data: group }],
    ['nothing', { data: null, links: { self: 'http://localhost/x', related: null } }],
    [
      'a profile that was applied (1.1)',
      { data: [], jsonapi: { version: '1.1', profile: ['https://example.com'] } },
    ],
    ['an error that points at a header (1.1)', { errors: [{ status: '406', source: { header: 'Accept' } }] }],
    [
      'a link object (1.1)',
      { data: null, links: { describedby: { href: '/openapi.json', type: 'application/json' } } },
    ],
  ])('%s', (_what, document) => {
    expect(officialFaults(document)).toEqual([])
  })
})

describe('the official schema refuses', () => {
  test.each([
    ['a list', []],
    ['data and errors together', { data: null, errors: [] }],
    ['an id that is a number', { data: { ...group, id: 1 } }],
    ['a resource without a type', { data: { id: '1' } }],
    ['a resource that is there twice', { data: [group, group] }],
    ['a member that is none', { data: { ...group, mode: 'test' } }],
    ['a relationship of nothing', { data: { ...group, relationships: { customers: {} } } }],
    ['linkage without a type', { data: { ...group, relationships: { customers: { data: [{ id: '1' }] } } } }],
    ['a status that is a number', { errors: [{ status: 406 }] }],
    ['meta that is a list', { data: null, meta: [] }],
  ])('%s', (_what, document) => {
    expect(officialFaults(document).length).toBeGreaterThan(0)
  })
})
