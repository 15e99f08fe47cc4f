import type { Database } from '@cohort/db'
import {
  attribute,
  defineRegistry,
  defineResource,
  Name,
  Nullable,
  registry as cohortRegistry,
  sharedAttributes,
  sharedRelationships,
  Timestamp,
} from '@cohort/schema'
import { Integer } from 'typebox'
import { describe } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { useService } from '../harness/use-service.ts'

/** A resource with a time that clients write and an integer that they filter by, which none of the project's has. */
const deadlines = defineResource('deadlines', {
  about: 'When something is due.',
  attributes: {
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    due_at: attribute(Nullable(Timestamp), { can: ['create', 'update', 'filter'] }),
    amount: attribute(Nullable(Integer({ minimum: 0, maximum: 2_147_483_647 })), {
      can: ['create', 'update', 'filter'],
    }),
    ...sharedAttributes,
  },
  relationships: sharedRelationships,
  catalog: { title: 'name', columns: ['name', 'due_at'] },
})

const migration = [
  `create table deadlines (
    like resource_columns including all,
    name text collate "und-x-icu" not null,
    due_at timestamptz(3),
    amount integer
  )`,
  `call complete_resource('deadlines')`,
  `call index_sort_key('deadlines', 'name')`,
  `call index_search('deadlines', 'name')`,
  `call let_have_attachments('deadlines')`,
]

const prepare = {
  key: 'deadlines',
  run: async (database: Database): Promise<void> => {
    for (const text of migration) await database.send({ name: undefined, text, values: [] })
  },
}

const service = useService({ registry: defineRegistry([...cohortRegistry.resources, deadlines]), prepare })
const { judgeEach } = useBadInput(service)

function create(id: string, name: string, json: string): Omit<BadInput, 'status'> {
  const body = `{"data":{"type":"deadlines","attributes":{"name":"n","${name}":${json}}}}`
  return { id, what: `${name} ${json}`, method: 'POST', path: '/deadlines', body }
}

function refused(id: string, name: string, json: string, rule: string): BadInput {
  const source = { pointer: `/data/attributes/${name}` }
  return { ...create(id, name, json), status: 422, code: 'VALIDATION_ERROR', source, rule }
}

function filtered(id: string, key: string, value: string): BadInput {
  const parameter = `filter[q][${key}]`
  const path = `/deadlines?${encodeURIComponent(parameter)}=${encodeURIComponent(value)}`
  return {
    id,
    what: `${key}=${value}`,
    path,
    status: 400,
    code: 'INVALID_FILTER_VALUE',
    source: { parameter },
  }
}

const noTimes = ['2026-13-45', '2026-02-30', '300000-01-01', '2026-01-31T25:00:00Z', '2026-01-31T09:30:60Z']
const words = ['infinity', '-infinity', 'yesterday', 'now', 'today', 'epoch', 'allballs', '']
const beyond = ['0000-01-01', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '2026-01-31T09:30:00']
const noIntegers = [
  '2147483648',
  '-2147483649',
  '99999999999999999999',
  '1e400',
  '1.5',
  '0x10',
  'NaN',
  '',
  ' 1',
]

describe('a time that never is', () => {
  judgeEach([
    ...noTimes.map((text) => refused('A12', 'due_at', JSON.stringify(text), 'invalid')),
    ...words.map((text) => refused('A13', 'due_at', JSON.stringify(text), 'invalid')),
    ...beyond.map((text) => refused('A12', 'due_at', JSON.stringify(text), 'invalid')),
    ...['0', '1769851800', 'true', '{}', '["2026-01-31"]'].map((json) =>
      refused('A12', 'due_at', json, 'invalid'),
    ),
    ...[...noTimes, ...words, ...beyond].map((text) => filtered('F7', 'due_at_gt', text)),
  ])
})

describe('a time at the edges', () => {
  judgeEach(
    [
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '2024-02-29T00:00:00Z',
      '2026-01-31T09:30:00+14:00',
    ].map((text) => ({
      ...create('A12', 'due_at', JSON.stringify(text)),
      status: 201,
    })),
  )
})

describe('an integer that no column holds', () => {
  judgeEach([
    refused('A15', 'amount', '3000000000', 'less_than_or_equal_to'),
    refused('A15', 'amount', '-1', 'greater_than_or_equal_to'),
    refused('A15', 'amount', '1.5', 'not_an_integer'),
    refused('A15', 'amount', '"5"', 'not_a_number'),
    ...['gt', 'lteq', 'eq', 'in', 'not_eq_any'].flatMap((predicate) =>
      noIntegers.map((text) => filtered('F8', `amount_${predicate}`, text)),
    ),
  ])
  judgeEach(
    ['-0', '1E2', '1.0', '2147483647'].map((json) => ({ ...create('J15', 'amount', json), status: 201 })),
  )
})
