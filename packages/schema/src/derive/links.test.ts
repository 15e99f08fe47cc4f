import { String } from 'typebox'
import { describe, expect, test } from 'vitest'
import { attribute } from '../define/attribute.ts'
import { makeResource } from '../define/gadgets.fixture.ts'
import { defineRegistry } from '../define/define-registry.ts'
import { belongsTo, belongsToAny, hasMany, hasManyAs, isToOne } from '../define/relationship.ts'
import { linkColumnsOf, storedColumnsOf } from './columns.ts'
import { ownershipsOf, referencesTo, targetsOf } from './links.ts'

const name = attribute(String(), {})

describe('relationships', () => {
  const parts = makeResource(
    'parts',
    { name },
    { owner: belongsTo('gadgets', { can: [] }), seller: belongsToAny({ can: [] }) },
  )
  const owners = makeResource(
    'gadgets',
    { name },
    { parts: hasMany('parts', { by: 'owner_id' }), sold: hasManyAs('parts', { as: 'seller', owned: true }) },
  )
  const registry = defineRegistry([parts, owners])

  test('lead to the resources that they may lead to', () => {
    const targets = [parts, owners].flatMap(({ relationships }) =>
      Object.entries(relationships).map(([link, relationship]) => [
        link,
        targetsOf(registry, link, relationship),
      ]),
    )
    expect(targets).toEqual([
      ['owner', [owners]],
      ['seller', [owners]],
      ['parts', [parts]],
      ['sold', [parts]],
    ])
  })

  test('tell what points to a resource and what it owns', () => {
    expect(referencesTo(registry, owners)).toEqual([
      { from: parts, name: 'owner', relationship: parts.relationships.owner },
    ])
    expect(referencesTo(registry, parts)).toEqual([])
    expect(ownershipsOf(registry, owners)).toEqual([
      { relationship: owners.relationships.sold, members: parts },
    ])
    expect(ownershipsOf(registry, parts)).toEqual([])
  })

  test('are to one or to many', () => {
    const all = { ...parts.relationships, ...owners.relationships }
    expect(Object.entries(all).map(([link, relationship]) => [link, isToOne(relationship)])).toEqual([
      ['owner', true],
      ['seller', true],
      ['parts', false],
      ['sold', false],
    ])
  })

  test('to one are stored in columns after those of the attributes', () => {
    const required = makeResource('notes', { name }, { subject: belongsToAny({ required: true, can: [] }) })
    const text = { kind: 'text', isNullable: true }
    expect(linkColumnsOf(parts)).toEqual([
      { ...text, name: 'owner_id' },
      { ...text, name: 'seller_type' },
      { ...text, name: 'seller_id' },
    ])
    expect(storedColumnsOf(required)).toEqual([
      { ...text, name: 'name', isNullable: false },
      { ...text, name: 'subject_type', isNullable: false },
      { ...text, name: 'subject_id', isNullable: false },
    ])
    expect(linkColumnsOf(owners)).toEqual([])
  })
})
