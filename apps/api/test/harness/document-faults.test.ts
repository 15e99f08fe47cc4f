import { describe, expect, test } from 'vitest'
import { documentFaults } from './document-faults.ts'

const group = { type: 'customer_groups', id: 'g1' }
const customer = { type: 'customers', id: 'c1' }
const linked = { ...group, relationships: { customers: { data: [customer] } } }
const withRelationship = (customers: unknown) => ({ data: { ...group, relationships: { customers } } })
const withLink = (self: unknown) => ({ data: group, links: { self } })

describe('a sound document', () => {
  test.each<[what: string, document: unknown]>([
    ['nothing', { data: null }],
    ['a list', { data: [group, customer], meta: { record_count: 2 }, links: { self: 'http://a.test/api' } }],
    ['linkage', { data: [customer], links: { next: null } }],
    ['what is included, linked', { data: linked, included: [customer] }],
    [
      'a cycle',
      { data: linked, included: [{ ...customer, relationships: { customer_group: { data: group } } }] },
    ],
    ['a link object', withLink({ href: 'http://a.test/api', type: 'application/vnd.api+json' })],
    ['metadata of any shape', { data: { ...group, attributes: { metadata: { 'a b+': { links: 5 } } } } }],
  ])('has no faults: %s', (_what, document) => {
    expect(documentFaults(document)).toEqual([])
  })
})

describe('a document is found faulty when', () => {
  test.each<[mark: string, what: string, document: unknown, fault: string]>([
    ['TL-01', 'it is a list', [], 'the document is no object'],
    ['TL-02', 'it says nothing', { links: {} }, 'there is no data, errors or meta'],
    ['TL-03', 'it has data and errors', { data: null, errors: [] }, 'data and errors stand together'],
    ['TL-04', 'it has included alone', { meta: {}, included: [] }, 'included stands without data'],
    ['TL-05', 'it has another member', { data: null, foo: 1 }, 'the document has a member "foo"'],
    ['CD-01', 'included is an object', { data: null, included: {} }, 'included is no list'],
    [
      'CD-02',
      'nothing leads to an included one',
      { data: group, included: [customer] },
      'customers c1 is included, and',
    ],
    [
      'CD-02',
      'only a stranger leads to it',
      { data: group, included: [linked, customer].map((one) => ({ ...one, id: `${one.id}x` })) },
      'customers c1x is included, and',
    ],
    [
      'CD-04',
      'a resource is there twice',
      { data: linked, included: [customer, customer].map((one) => ({ ...one, attributes: {} })) },
      'is there twice',
    ],
    ['RO-01', 'a resource has no id', { data: { type: 'customers' } }, 'id is no text'],
    ['RO-02', 'an id is a number', { data: { ...customer, id: 1 } }, 'id is no text'],
    [
      'RO-08',
      'a field is called id',
      { data: { ...group, attributes: { id: 1 } } },
      'a field is called id or type',
    ],
    [
      'RO-08',
      'a field is there twice',
      { data: { ...linked, attributes: { customers: 1 } } },
      'a field is there twice',
    ],
    ['RO-09', 'a resource has another member', { data: { ...group, name: 'x' } }, 'has a member "name"'],
    ['RO-10', 'attributes are a list', { data: { ...group, attributes: [] } }, 'fields are no objects'],
    ['RO-10', 'a relationship is a list', withRelationship([]), 'is no object'],
    ['RL-01', 'a relationship is empty', withRelationship({}), 'is empty'],
    [
      'RL-02',
      'a relationship has other links alone',
      withRelationship({ links: { next: null } }),
      'has no link',
    ],
    ['RL-05', 'linkage is a text', withRelationship({ data: 'c1' }), 'leads to what is no object'],
    [
      'RL-09',
      'an identifier has a number',
      withRelationship({ data: { ...customer, id: 1 } }),
      'no type and id',
    ],
    [
      'RL-10',
      'an identifier has attributes',
      withRelationship({ data: { ...customer, name: 1 } }),
      'member "name"',
    ],
    ['ME-01', 'meta is a list', { meta: [] }, '/meta is no object'],
    ['LI-01', 'links are a list', { data: null, links: [] }, '/links is no object'],
    ['LI-02', 'a link is a number', withLink(5), 'which is no link'],
    ['LI-02', 'a link is empty', withLink(''), 'which is no link'],
    ['LI-03', 'a link object has no href', withLink({ type: 'text/html' }), 'which is no link'],
    [
      'LI-03',
      'a link object has a relation',
      withLink({ href: 'http://a.test', rel: 'x' }),
      'which is no link',
    ],
    ['MN-04', 'a name has a comma', { meta: { 'a,b': 1 } }, 'is no legal name'],
    ['MN-03', 'a name begins with _', { data: { ...group, attributes: { _a: 1 } } }, 'is no legal name'],
  ])('(%s) %s', (_mark, _what, document, fault) => {
    expect(documentFaults(document).join('\n')).toContain(fault)
  })
})

test('what is included need not be linked where the request chose its fields (CD-03)', () => {
  const document = { data: group, included: [customer] }
  expect(documentFaults(document)).not.toEqual([])
  expect(documentFaults(document, { hasFields: true })).toEqual([])
})
