import { describe, expect, test } from 'vitest'
import { contractChanges } from './contract-changes.ts'
import type { AttributeContract, Contract, ResourceContract } from './contract.ts'

const name: AttributeContract = {
  kind: 'text',
  nullable: false,
  can: ['create', 'filter'],
  schema: { type: 'string', maxLength: 255, description: 'A name.' },
}
const size: AttributeContract = { kind: 'text', nullable: true, schema: { enum: ['S', 'M'] } }
const owner = { kind: 'belongs_to', target: 'people', isRequired: false, can: ['create', 'update'] } as const

const gadgets: ResourceContract = {
  actions: ['list', 'create'],
  attributes: { name, size },
  relationships: { owner },
  filters: { fields: { name: 'text' }, relationships: ['owner'], plain_keys: { name: 'name_eq' } },
}

const before: Contract = {
  resources: { gadgets },
  predicates: { text: ['eq', 'cont'] },
  operands: { eq: 'value', cont: 'value' },
  joins: ['or'],
  errors: { LOCKED: { status: 423 } },
}

const withGadgets = (change: Partial<ResourceContract>): Contract => ({
  ...before,
  resources: { gadgets: { ...gadgets, ...change } },
})
const withName = (change: Partial<AttributeContract>) =>
  withGadgets({ attributes: { size, name: { ...name, ...change } } })
const withSize = (change: Partial<AttributeContract>) =>
  withGadgets({ attributes: { name, size: { ...size, ...change } } })
const withOwner = (change: object) => withGadgets({ relationships: { owner: { ...owner, ...change } } })
const withFilters = (change: object) =>
  withGadgets({ filters: { fields: {}, relationships: [], plain_keys: {}, ...gadgets.filters, ...change } })

function told(after: Contract, isBreaking: boolean): readonly string[] {
  return contractChanges(before, after)
    .filter((change) => change.isBreaking === isBreaking)
    .map(({ sentence }) => sentence)
}

describe('breaks who kept to the former contract:', () => {
  test.each<[sentence: string, after: Contract]>([
    ['The resource gadgets was removed.', { ...before, resources: {} }],
    ['The action create of gadgets was removed.', withGadgets({ actions: ['list'] })],
    ['The attribute gadgets.name was removed.', withGadgets({ attributes: { size } })],
    [
      'The attribute gadgets.code was added, and is required.',
      withGadgets({ attributes: { name, size, code: { ...name, required: true } } }),
    ],
    ['The kind of gadgets.name was "text" and is "integer".', withName({ kind: 'integer' })],
    ['gadgets.name may be null now.', withName({ nullable: true })],
    ['gadgets.name is required now.', withName({ required: true })],
    ['gadgets.name is unique now.', withName({ unique: 'without_case' })],
    ['The ability to filter by gadgets.name was removed.', withName({ can: ['create'] })],
    [
      'The maxLength of gadgets.name was 255 and is 20.',
      withName({ schema: { ...name.schema, maxLength: 20 } }),
    ],
    [
      'The minLength of gadgets.name was none and is 2.',
      withName({ schema: { ...name.schema, minLength: 2 } }),
    ],
    [
      'The pattern of gadgets.name was not there and is "^a".',
      withName({ schema: { ...name.schema, pattern: '^a' } }),
    ],
    ['The value M of gadgets.size was removed.', withSize({ schema: { enum: ['S'] } })],
    ['The relationship gadgets.owner was removed.', withGadgets({ relationships: {} })],
    ['The target of gadgets.owner was "people" and is "groups".', withOwner({ target: 'groups' })],
    ['Whether gadgets.owner is required was false and is true.', withOwner({ isRequired: true })],
    ['The ability to update by gadgets.owner was removed.', withOwner({ can: ['create'] })],
    ['The filter field gadgets.name was removed.', withFilters({ fields: {} })],
    ['The way of filters from gadgets by owner was removed.', withFilters({ relationships: [] })],
    [
      'What the filter gadgets[name] is short for was "name_eq" and is "name_in".',
      withFilters({ plain_keys: { name: 'name_in' } }),
    ],
    ['The predicate cont of text was removed.', { ...before, predicates: { text: ['eq'] } }],
    ['What eq takes was "value" and is "list".', { ...before, operands: { eq: 'list', cont: 'value' } }],
    ['The error LOCKED was removed.', { ...before, errors: {} }],
    ['The status of LOCKED was 423 and is 409.', { ...before, errors: { LOCKED: { status: 409 } } }],
  ])('%s', (sentence, after) => {
    expect([told(after, true), told(after, false)]).toEqual([[sentence], []])
  })
})

describe('breaks nobody:', () => {
  test.each<[sentence: string, after: Contract]>([
    ['The resource parts was added.', { ...before, resources: { gadgets, parts: gadgets } }],
    ['The action delete of gadgets was added.', withGadgets({ actions: ['list', 'create', 'delete'] })],
    ['The attribute gadgets.code was added.', withGadgets({ attributes: { name, size, code: name } })],
    ['gadgets.size is never null now.', withSize({ nullable: false })],
    ['The ability to sort by gadgets.name was added.', withName({ can: ['create', 'filter', 'sort'] })],
    [
      'The maxLength of gadgets.name was 255 and is 300.',
      withName({ schema: { ...name.schema, maxLength: 300 } }),
    ],
    ['The value L of gadgets.size was added.', withSize({ schema: { enum: ['S', 'M', 'L'] } })],
    [
      'The maxLength of gadgets.size was none and is 9.',
      withSize({ schema: { ...size.schema, maxLength: 9 } }),
    ],
    ['The predicate start of text was added.', { ...before, predicates: { text: ['eq', 'cont', 'start'] } }],
    [
      'The error THROTTLED was added.',
      { ...before, errors: { ...before.errors, THROTTLED: { status: 429 } } },
    ],
  ])('%s', (sentence, after) => {
    expect([told(after, true), told(after, false)]).toEqual([[], [sentence]])
  })

  test('nothing, and another description', () => {
    const described = withName({ schema: { ...name.schema, description: 'What it is called.' } })
    expect([contractChanges(before, before), contractChanges(before, described)]).toEqual([[], []])
  })
})
