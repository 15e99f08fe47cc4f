import { customerGroups, registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { parseReadQuery, type RequestKind } from '../query/parse-read-query.ts'
import {
  collectionDocument,
  resourceDocument,
  toManyLinkageDocument,
  toOneLinkageDocument,
} from './documents.ts'
import { plainCursors } from '../cursor/plain-cursors.fixture.ts'
import { cursorProfile } from '../negotiate/profiles.ts'
import type { Linkage, Shown } from '../query/read-result.ts'

const context = {
  base: 'https://host/api',
  meta: '{"mode":"test","organization_id":"xYZkjABcde","trace_id":"t"}',
  profiles: [],
  cursors: plainCursors,
}
const byNumber = { paging: 'number', places: [] } as const
const url = 'https://host/api/customer_groups'
const id = '0Vqg2mXk3bT9aZ'
const self = `${url}/${id}`
const byCursor = { paging: 'cursor', places: [[id]] } as const

const row = {
  id,
  name: 'VIP "gold" 😀',
  code: 'vip',
  created_at: '2026-01-31 09:30:00.12+00',
  updated_at: '2026-01-31 09:30:00+00',
  reference: null,
  reference_origin: null,
  metadata: '{"tier": "gold"}',
}

function shown(links: Record<string, Linkage> = {}, counts: Record<string, number> = {}): Shown {
  return {
    type: 'customer_groups',
    row,
    links: new Map(Object.entries(links)),
    counts: new Map(Object.entries(counts)),
  }
}

/** The one listed of a hundred and one members. */
function cut(type: string, last: string): Linkage {
  return { kind: 'many', members: [{ type, id: last }], rest: { recordCount: 101, place: [last] } }
}

/** The cursor of a place in a list without filters and sort, as a link has it. */
function cursorIn(list: string, ...place: readonly string[]): string {
  const paged = { url: `${context.base}${list}`, paging: 'number', selection: '' } as const
  return encodeURIComponent(plainCursors.write(paged, place))
}

function linksOf(name: string) {
  return { links: { self: `${self}/relationships/${name}`, related: `${self}/${name}` } }
}

const resourceObject = {
  id,
  type: 'customer_groups',
  links: { self },
  attributes: {
    name: 'VIP "gold" 😀',
    code: 'vip',
    created_at: '2026-01-31T09:30:00.120Z',
    updated_at: '2026-01-31T09:30:00.000Z',
    reference: null,
    reference_origin: null,
    metadata: { tier: 'gold' },
  },
  relationships: {
    customers: linksOf('customers'),
    markets: linksOf('markets'),
    attachments: linksOf('attachments'),
    versions: linksOf('versions'),
    event_stores: linksOf('event_stores'),
  },
  meta: { mode: 'test', organization_id: 'xYZkjABcde', trace_id: 't' },
}

/** Member for member in the order of the wire, but for the spaces that PostgreSQL puts into JSON. */
function normalised(document: string): string {
  return JSON.stringify(JSON.parse(document))
}

function query(request: RequestKind, text: string) {
  return parseReadQuery(registry, customerGroups, request, text)
}

function documentOf(text: string, record: Shown | null = shown(), included: readonly Shown[] = []): string {
  return normalised(resourceDocument(registry, query('single', text), self, { record, included }, context))
}

describe('the document of one group', () => {
  test('is the group, and the link to it', () => {
    expect(documentOf('')).toBe(JSON.stringify({ data: resourceObject, links: { self } }))
  })

  test('is null when there is none', () => {
    expect(documentOf('', null)).toBe(JSON.stringify({ data: null, links: { self } }))
  })

  test('has only the fields that were asked for, and says so in its link', () => {
    const { type, links, meta, relationships } = resourceObject
    expect(documentOf('fields[customer_groups]=markets,name')).toBe(
      JSON.stringify({
        data: {
          id,
          type,
          links,
          attributes: { name: 'VIP "gold" 😀' },
          relationships: { markets: relationships.markets },
          meta,
        },
        links: { self: `${self}?fields%5Bcustomer_groups%5D=markets%2Cname` },
      }),
    )
  })

  test('has the linkage of what was included, and that itself', () => {
    const price = {
      type: 'merchants',
      row: { id: 'merchant000001', name: 'M', metadata: '{}' },
      links: new Map(),
      counts: new Map(),
    }
    const record = shown({
      customers: { kind: 'many', members: [], rest: null },
      markets: { kind: 'many', members: [{ type: 'markets', id: 'market00000001' }], rest: null },
    })
    const document = JSON.parse(
      documentOf('include=customers,markets.merchant&fields[merchants]=name', record, [price]),
    )
    expect(document.data.relationships).toEqual({
      ...resourceObject.relationships,
      customers: { ...linksOf('customers'), data: [] },
      markets: { ...linksOf('markets'), data: [{ type: 'markets', id: 'market00000001' }] },
    })
    expect(document.included).toEqual([
      {
        id: 'merchant000001',
        type: 'merchants',
        links: { self: 'https://host/api/merchants/merchant000001' },
        attributes: { name: 'M' },
        meta: resourceObject.meta,
      },
    ])
  })

  test('has an empty list of what was included when nothing was found (IN-02)', () => {
    expect(JSON.parse(documentOf('include=')).included).toEqual([])
    expect(JSON.parse(documentOf(''))).not.toHaveProperty('included')
  })

  test('says how many members there are, when that was asked for', () => {
    const { data } = JSON.parse(documentOf('withCount=customers', shown({}, { customers: 0 })))
    expect(data.relationships.customers).toEqual({ ...linksOf('customers'), meta: { record_count: 0 } })
  })

  test('leads on to the members that are not listed, from the place of the last one (RL-08, RL-12, CP-15)', () => {
    const record = shown({ customers: cut('customers', 'c'), event_stores: cut('event_stores', '1-2') })
    const { customers, event_stores: events } = JSON.parse(
      documentOf('include=customers,event_stores', record),
    ).data.relationships
    expect(customers).toEqual({
      links: {
        ...linksOf('customers').links,
        prev: null,
        next: `${self}/relationships/customers?page%5Bafter%5D=${cursorIn(`/customer_groups/${id}/customers`, 'c')}&page%5Bsize%5D=100`,
      },
      data: [{ type: 'customers', id: 'c' }],
      meta: { record_count: 101 },
    })
    expect(events.links.next).toBe(
      `${self}/relationships/event_stores?page%5Bafter%5D=${cursorIn(`/customer_groups/${id}/event_stores`, '1-2')}&page%5Bsize%5D=100`,
    )
  })
})

describe('the document of a list', () => {
  test('is its page of groups, its counts and its links', () => {
    const second = { ...shown(), row: { ...row, id: '0Vqg2mXk3bT9aY' } }
    const content = { records: [shown(), second], included: [], recordCount: 5, hasMore: true, ...byNumber }
    const document = collectionDocument(registry, query('list', 'page[size]=2'), url, content, context)
    expect(normalised(document)).toBe(
      JSON.stringify({
        data: [resourceObject, JSON.parse(JSON.stringify(resourceObject).replaceAll(id, '0Vqg2mXk3bT9aY'))],
        meta: { record_count: 5, page_count: 3 },
        links: {
          self: `${url}?page%5Bsize%5D=2`,
          first: `${url}?page%5Bsize%5D=2`,
          prev: null,
          next: `${url}?page%5Bnumber%5D=2&page%5Bsize%5D=2`,
          last: `${url}?page%5Bnumber%5D=3&page%5Bsize%5D=2`,
        },
      }),
    )
  })

  test('of nothing is an empty list', () => {
    const content = { records: [], included: [], recordCount: 0, hasMore: false, ...byNumber }
    expect(collectionDocument(registry, query('list', ''), url, content, context)).toBe(
      `{"data":[],"meta":{"record_count":0,"page_count":0},"links":{"self":"${url}","first":"${url}","prev":null,"next":null,"last":"${url}"}}`,
    )
  })

  test('that is paged by cursors leads on from its places, until the end, and needs no counts (CP-15, CP-16)', () => {
    const content = { records: [shown()], included: [], recordCount: null, ...byCursor }
    const at = (hasMore: boolean) =>
      JSON.parse(collectionDocument(registry, query('list', ''), url, { ...content, hasMore }, context))
    const last = `${url}?page%5Bbefore%5D=${cursorIn('/customer_groups')}`
    const links = { self: url, first: url, prev: null, last }
    expect(at(true)).toEqual({
      data: [resourceObject],
      links: { ...links, next: `${url}?page%5Bafter%5D=${cursorIn('/customer_groups', id)}` },
    })
    expect(at(false)).toEqual({ data: [resourceObject], links: { ...links, next: null } })
  })

  test('that follows the profile says so, and where each record stands (TL-09, CP-19, CP-20)', () => {
    const content = { records: [shown()], included: [], recordCount: 1, hasMore: false, ...byCursor }
    const profiled = { ...context, profiles: [cursorProfile] }
    const text = collectionDocument(registry, query('list', ''), url, content, profiled)
    const { data, meta, links } = JSON.parse(text)
    const cursor = decodeURIComponent(cursorIn('/customer_groups', id))
    expect(data).toEqual([{ ...resourceObject, meta: { ...resourceObject.meta, page: { cursor } } }])
    expect(meta).toEqual({ record_count: 1, page_count: 1, page: { total: 1 } })
    expect(links.self).toEqual({
      href: url,
      type: `application/vnd.api+json;profile="${cursorProfile}"`,
    })
  })

  test('between two places says when there is more between them than it shows (CP-14)', () => {
    const content = { records: [shown()], included: [], recordCount: null, ...byCursor }
    const metaOf = (text: string, hasMore: boolean) =>
      JSON.parse(collectionDocument(registry, query('list', text), url, { ...content, hasMore }, context))
        .meta
    expect(metaOf('page[after]=a&page[before]=b', true)).toEqual({ page: { rangeTruncated: true } })
    expect(metaOf('page[after]=a&page[before]=b', false)).toBeUndefined()
    expect(metaOf('page[after]=a', true)).toBeUndefined()
  })
})

describe('the document of a linkage', () => {
  test('to one is an identifier or null (FE-07, FE-10)', () => {
    const links = `"links":{"self":"${self}/relationships/x","related":"${self}/x"}`
    const linkageTo = (to: { readonly type: string; readonly id: string } | null) =>
      toOneLinkageDocument(registry, query('single_linkage', ''), self, 'x', { to, included: [] }, context)
    expect(linkageTo({ type: 'markets', id: 'm' })).toBe(`{"data":{"type":"markets","id":"m"},${links}}`)
    expect(linkageTo(null)).toBe(`{"data":null,${links}}`)
  })

  test('to many is a page of identifiers', () => {
    const content = { records: [shown()], recordCount: 1, hasMore: false, ...byNumber }
    const own = `${self}/relationships/x`
    expect(
      toManyLinkageDocument(registry, query('linkage', ''), self, 'x', { ...content, included: [] }, context),
    ).toBe(
      `{"data":[{"type":"customer_groups","id":"${id}"}],"meta":{"record_count":1,"page_count":1},` +
        `"links":{"self":"${own}","first":"${own}","prev":null,"next":null,"last":"${own}","related":"${self}/x"}}`,
    )
  })

  test('that is paged by cursors has the places of the list of its resources (CP-02, CP-19)', () => {
    const content = { records: [shown()], recordCount: null, hasMore: true, ...byCursor }
    const profiled = { ...context, profiles: [cursorProfile] }
    const { data, links } = JSON.parse(
      toManyLinkageDocument(
        registry,
        query('linkage', ''),
        self,
        'x',
        { ...content, included: [] },
        profiled,
      ),
    )
    const cursor = cursorIn(`/customer_groups/${id}/x`, id)
    expect(data).toEqual([
      { type: 'customer_groups', id, meta: { page: { cursor: decodeURIComponent(cursor) } } },
    ])
    expect(links.next).toBe(`${self}/relationships/x?page%5Bafter%5D=${cursor}`)
  })
})
