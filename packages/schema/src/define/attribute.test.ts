import { describe, expect, test } from 'vitest'
import { sharedAttributes } from '../resources/shared.ts'
import { publicIdPattern } from '../types/public-id.ts'
import { can, type Ability } from './attribute.ts'
import { gadgets } from './gadgets.fixture.ts'

const abilities: readonly Ability[] = ['create', 'update', 'filter', 'sort']

describe('what a client may do with an attribute', () => {
  test('is what its declaration says, and nothing else', () => {
    const allowed = Object.entries({ label: gadgets.attributes.label, ...sharedAttributes }).map(
      ([name, attribute]) => [name, abilities.filter((ability) => can(attribute, ability))],
    )
    expect(Object.fromEntries(allowed)).toEqual({
      label: ['create', 'update'],
      created_at: ['filter', 'sort'],
      updated_at: ['filter', 'sort'],
      reference: ['create', 'update', 'filter', 'sort'],
      reference_origin: ['create', 'update', 'filter', 'sort'],
      metadata: ['create', 'update', 'filter'],
    })
  })

  test('is nothing when its declaration says nothing', () => {
    expect(abilities.filter((ability) => can({ schema: {}, options: {} }, ability))).toEqual([])
  })
})

describe('the text of an id', () => {
  test('can be 8 to 32 letters and digits', () => {
    expect(
      ['0Vqg2mXk3bT9aZ', 'a'.repeat(8), 'Z'.repeat(32)].filter((id) => !publicIdPattern.test(id)),
    ).toEqual([])
  })

  test('cannot be anything else (U2, U3)', () => {
    const strange = [
      '',
      'a'.repeat(7),
      'a'.repeat(33),
      '0Vqg2mXk3bT9a-',
      '0Vqg2mXk3bT9a\n',
      'ä'.repeat(8),
      '\0'.repeat(8),
    ]
    expect(strange.filter((id) => publicIdPattern.test(id))).toEqual([])
  })
})
