import {
  attribute,
  belongsTo,
  defineRegistry,
  defineResource,
  hasMany,
  hasManyAs,
  PublicId,
  sharedAttributes,
  type ResourceIdentifier,
} from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { membersQueryOf, namedMembersOf, recordQueryOf } from './record-query.ts'
import { relationshipLinksOf } from './relationships.ts'

const id = attribute(PublicId, { can: ['filter'] })
const attributes = sharedAttributes
const shape = { about: 'For this test.', attributes, catalog: { title: 'reference', columns: [] } } as const
const groups = defineResource('groups', {
  ...shape,
  relationships: {
    members: hasMany('members', { by: 'group_id' }),
    notes: hasManyAs('notes', { as: 'subject' }),
    secrets: hasManyAs('secrets', { as: 'subject' }),
    guests: hasMany('guests', { by: 'group_id' }),
  },
})
const members = defineResource('members', {
  ...shape,
  relationships: { group: belongsTo('groups', { can: ['filter'] }) },
})
const notes = defineResource('notes', {
  ...shape,
  attributes: { ...attributes, subject_type: id, subject_id: id },
  relationships: {},
})
const hidden = attribute(PublicId, {})
const secrets = defineResource('secrets', {
  ...shape,
  attributes: { ...attributes, subject_type: hidden, subject_id: hidden },
  relationships: {},
})
const registry = defineRegistry([groups, members, notes, secrets], { announced: ['guests'] })

function memberOf(data: ResourceIdentifier | null) {
  return { id: 'm1', relationships: { group: { data } } }
}

/** The ends of a record's relationships, by name. */
function endsOf(...[of, resource, record, included]: Parameters<typeof relationshipLinksOf>) {
  return Object.fromEntries(
    relationshipLinksOf(of, resource, record, included).map(({ name, end }) => [name, end]),
  )
}

describe('a to-many', () => {
  const ends = endsOf(registry, groups, { id: 'g1', relationships: {} }, [])

  test('leads to the list of its members', () => {
    expect(ends).toMatchObject({
      members: { kind: 'list', type: 'members', query: 'filter[q][group_id_eq]=g1' },
      notes: {
        kind: 'list',
        type: 'notes',
        query: 'filter[q][subject_type_eq]=groups&filter[q][subject_id_eq]=g1',
      },
    })
  })

  test('cannot lead where nobody can filter, nor to a type that nobody declares', () => {
    expect([ends['secrets'], ends['guests']]).toEqual([{ kind: 'no_page' }, { kind: 'no_page' }])
  })
})

describe('a to-one', () => {
  const group = {
    id: 'g1',
    type: 'groups',
    attributes: { reference: 'The first' },
    relationships: {},
    links: {},
    meta: {},
    linked: {},
  }

  test('leads to its end by name', () => {
    expect(endsOf(registry, members, memberOf({ type: 'groups', id: 'g1' }), [group])).toEqual({
      group: { kind: 'record', type: 'groups', id: 'g1', title: 'The first' },
    })
  })

  test('that is empty leads to nobody', () => {
    expect(endsOf(registry, members, memberOf(null), [])).toEqual({ group: { kind: 'nobody' } })
  })

  test('cannot lead to what was not included', () => {
    expect(endsOf(registry, members, memberOf({ type: 'groups', id: 'g2' }), [group])).toEqual({
      group: { kind: 'no_page' },
    })
  })
})

describe('the queries of a record', () => {
  test('include its to-ones, and count its to-manys as far as they are declared', () => {
    expect([groups, members].map((resource) => recordQueryOf(registry, resource))).toEqual([
      'withCount=members,notes,secrets',
      'include=group',
    ])
  })

  test('include the members of its to-manys by name alone', () => {
    expect([groups, members].map((resource) => membersQueryOf(registry, resource))).toEqual([
      'include=members,notes,secrets&fields[groups]=members,notes,secrets&fields[members]=reference&fields[notes]=reference&fields[secrets]=reference',
      '',
    ])
  })
})

function memberNumber(index: number) {
  const attributesOfIt = { reference: index === 2 ? null : `Member ${index}` }
  return {
    id: `m${index}`,
    type: 'members',
    attributes: attributesOfIt,
    relationships: {},
    links: {},
    meta: {},
    linked: {},
  }
}

test('the first members of a to-many are named, in their order', () => {
  const all = [1, 2, 3, 4, 5, 6].map(memberNumber)
  const data = all.map((member) => ({ type: member.type, id: member.id }))
  const named = namedMembersOf(
    registry,
    { relationships: { members: { data }, notes: {} } },
    all.toReversed(),
  )
  expect(Object.fromEntries(named)).toEqual({
    members: [
      { type: 'members', id: 'm1', title: 'Member 1' },
      { type: 'members', id: 'm2', title: 'm2' },
      { type: 'members', id: 'm3', title: 'Member 3' },
      { type: 'members', id: 'm4', title: 'Member 4' },
      { type: 'members', id: 'm5', title: 'Member 5' },
    ],
    notes: [],
  })
})

test('a to-many tells how many there are, where they were counted', () => {
  const relationships = { members: { meta: { record_count: 42 } } }
  const links = relationshipLinksOf(registry, groups, { id: 'g1', relationships }, [])
  expect(links.map(({ name, count }) => [name, count])).toEqual([
    ['members', 42],
    ['notes', null],
    ['secrets', null],
    ['guests', null],
  ])
})
