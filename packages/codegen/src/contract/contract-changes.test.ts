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
  callers: { admin: ['list', 'create'], read_only: ['list'] },
  singleton: null,
  paging: 'number',
  default_sort: { name: 'created_at', direction: 'desc' },
  attributes: { name, size },
  triggers: { _stop: { sets: 'stopped_at', to: 'now' } },
  relationships: { owner },
  filters: { fields: { name: 'text' }, relationships: ['owner'], plain_keys: { name: 'name_eq' } },
}

const before: Contract = {
  resources: { gadgets },
  predicates: { text: ['eq', 'cont'] },
  operands: { eq: 'value', cont: 'value' },
  joins: ['or'],
  limits: { page_size: { default: 10, most: 100 } },
  parameters: { list: ['filter', 'sort'] },
  groupings: { gadgets: ['owner', 'created_at'] },
  periods: ['day', 'month'],
  formats: { csv: 'text/csv' },
  errors: { LOCKED: { status: 423 } },
  rules: ['blank', 'taken'],
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

const withTriggers = (come: object) => withGadgets({ triggers: { ...gadgets.triggers, ...come } })
const withCode = (schema: AttributeContract['schema']) =>
  withGadgets({ attributes: { name, size, code: { ...name, schema } } })
const withMaker = (change: object) =>
  withGadgets({ relationships: { owner, maker: { ...owner, ...change } } })
const withPageSize = (page_size: Contract['limits'][string]) => ({ ...before, limits: { page_size } })

function told(after: Contract, isBreaking: boolean, former = before): readonly string[] {
  return contractChanges(former, after)
    .filter((change) => change.isBreaking === isBreaking)
    .map(({ sentence }) => sentence)
}

describe('breaks who kept to the former contract:', () => {
  test.each<[sentence: string, after: Contract]>([
    ['The resource gadgets was removed.', { ...before, resources: {} }],
    ['The action create of gadgets was removed.', withGadgets({ actions: ['list'] })],
    [
      'The permission of read_only to list gadgets was removed.',
      withGadgets({ callers: { admin: ['list', 'create'], read_only: [] } }),
    ],
    ['The role read_only for gadgets was removed.', withGadgets({ callers: { admin: ['list', 'create'] } })],
    ['The path of the own one of gadgets was null and is "gadget".', withGadgets({ singleton: 'gadget' })],
    ['The paging of gadgets was "number" and is "cursor".', withGadgets({ paging: 'cursor' })],
    [
      'The order of gadgets unless one is asked for was {"name":"created_at","direction":"desc"} and is {"name":"id","direction":"desc"}.',
      withGadgets({ default_sort: { name: 'id', direction: 'desc' } }),
    ],
    ['The trigger gadgets._stop was removed.', withGadgets({ triggers: {} })],
    [
      'What gadgets._stop sets was "stopped_at" and is "ended_at".',
      withGadgets({ triggers: { _stop: { sets: 'ended_at', to: 'now' } } }),
    ],
    [
      'What gadgets._stop sets it to was "now" and is null.',
      withGadgets({ triggers: { _stop: { sets: 'stopped_at', to: null } } }),
    ],
    ['The attribute gadgets.name was removed.', withGadgets({ attributes: { size } })],
    [
      'The attribute gadgets.code was added, and is required.',
      withGadgets({ attributes: { name, size, code: { ...name, required: true } } }),
    ],
    ['The kind of gadgets.name was "text" and is "integer".', withName({ kind: 'integer' })],
    [
      'The format of gadgets.name was not there and is "email".',
      withName({ schema: { ...name.schema, format: 'email' } }),
    ],
    [
      'The default of gadgets.name was not there and is "New".',
      withName({ schema: { ...name.schema, default: 'New' } }),
    ],
    [
      'The multipleOf of gadgets.name was not there and is 5.',
      withName({ schema: { ...name.schema, multipleOf: 5 } }),
    ],
    ['gadgets.name takes only some values now.', withName({ schema: { ...name.schema, enum: ['VIP'] } })],
    ['The ability to create by gadgets.name was removed.', withName({ can: ['filter'] })],
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
    ['The kind of gadgets.owner was "belongs_to" and is "has_many".', withOwner({ kind: 'has_many' })],
    [
      'What the members of gadgets.owner point here with was not there and is "gadget_id".',
      withOwner({ by: 'gadget_id' }),
    ],
    [
      'Whether the members of gadgets.owner go with their owner was not there and is true.',
      withOwner({ isOwned: true }),
    ],
    ['gadgets.owner is required now.', withOwner({ isRequired: true })],
    ['gadgets.owner is read-only now.', withOwner({ isReadOnly: true })],
    [
      'The relationship gadgets.maker was added, and is required.',
      withGadgets({ relationships: { owner, maker: { ...owner, isRequired: true } } }),
    ],
    ['The ability to update by gadgets.owner was removed.', withOwner({ can: ['create'] })],
    ['The filter field gadgets.name was removed.', withFilters({ fields: {} })],
    ['The way of filters from gadgets by owner was removed.', withFilters({ relationships: [] })],
    [
      'What the filter gadgets[name] is short for was "name_eq" and is "name_in".',
      withFilters({ plain_keys: { name: 'name_in' } }),
    ],
    ['The predicate cont of text was removed.', { ...before, predicates: { text: ['eq'] } }],
    ['What eq takes was "value" and is "list".', { ...before, operands: { eq: 'list', cont: 'value' } }],
    ['The join or was removed.', { ...before, joins: [] }],
    ['The limit page_size.most was 100 and is 25.', withPageSize({ default: 10, most: 25 })],
    ['The limit page_size.default was 10 and is 20.', withPageSize({ default: 20, most: 100 })],
    ['The limit page_size.bytes was none and is 9.', withPageSize({ default: 10, most: 100, bytes: 9 })],
    ['The parameter sort of list was removed.', { ...before, parameters: { list: ['filter'] } }],
    ['Counting gadgets by owner was removed.', { ...before, groupings: { gadgets: ['created_at'] } }],
    ['Counting for each month was removed.', { ...before, periods: ['day'] }],
    ['The format csv of exports was removed.', { ...before, formats: {} }],
    [
      'The media type of csv was "text/csv" and is "text/plain".',
      { ...before, formats: { csv: 'text/plain' } },
    ],
    ['The error "taken" of a value was removed.', { ...before, rules: ['blank'] }],
    ['The error LOCKED was removed.', { ...before, errors: {} }],
    ['The status of LOCKED was 423 and is 409.', { ...before, errors: { LOCKED: { status: 409 } } }],
  ])('%s', (sentence, after) => {
    expect([told(after, true), told(after, false)]).toEqual([[sentence], []])
  })
})

describe('breaks nobody:', () => {
  test.each<[sentence: string, after: Contract, former?: Contract]>([
    ['The resource parts was added.', { ...before, resources: { gadgets, parts: gadgets } }],
    ['The action delete of gadgets was added.', withGadgets({ actions: ['list', 'create', 'delete'] })],
    ['The trigger gadgets._go was added.', withTriggers({ _go: { sets: 'stopped_at', to: null } })],
    ['The attribute gadgets.code was added.', withGadgets({ attributes: { name, size, code: name } })],
    ['gadgets.size is never null now.', withSize({ nullable: false })],
    ['The ability to sort by gadgets.name was added.', withName({ can: ['create', 'filter', 'sort'] })],
    [
      'The maxLength of gadgets.name was 255 and is 300.',
      withName({ schema: { ...name.schema, maxLength: 300 } }),
    ],
    ['gadgets.code has no pattern any more.', withCode({ type: 'string' }), withCode({ pattern: '^a' })],
    [
      'gadgets.maker is required no more.',
      withMaker({ isRequired: false }),
      withMaker({ isRequired: true, isReadOnly: false }),
    ],
    [
      'gadgets.maker is read-only no more.',
      withMaker({ isReadOnly: false }),
      withMaker({ isReadOnly: true }),
    ],
    ['The relationship gadgets.maker was added.', withMaker({})],
    ['The limit page_size.most was 100 and is 500.', withPageSize({ default: 10, most: 500 })],
    ['The limit page_size.most was 100 and is none.', withPageSize({ default: 10 })],
    [
      'The parameter page of list was added.',
      { ...before, parameters: { list: ['filter', 'sort', 'page'] } },
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
  ])('%s', (sentence, after, former = before) => {
    expect([told(after, true, former), told(after, false, former)]).toEqual([[], [sentence]])
  })

  test('what a former contract did not tell', () => {
    const { callers: _, singleton: __, paging: ___, default_sort: ____, triggers: _____, ...silent } = gadgets
    expect(contractChanges({ ...before, limits: {}, resources: { gadgets: silent } }, before)).toEqual([])
  })

  test('nothing, and another description', () => {
    const described = withName({ schema: { ...name.schema, description: 'What it is called.' } })
    expect([contractChanges(before, before), contractChanges(before, described)]).toEqual([[], []])
  })
})
