import { contractOf, registry as cohortRegistry } from '@cohort/schema'
import { expect, test } from 'vitest'
import type { Json } from '../harness/response.ts'
import { registry } from './tags.ts'

test('the contract of a new resource is derived from the declaration alone, and nothing else of the contract changes', () => {
  const contract: Json = contractOf(registry)
  const before: Json = contractOf(cohortRegistry)
  const { tags, ...others } = contract.resources
  expect({ ...contract, resources: others }).toEqual(before)
  expect(Object.keys(tags.attributes)).toEqual([
    'name',
    'code',
    'created_at',
    'updated_at',
    'reference',
    'reference_origin',
    'metadata',
  ])
  expect(tags.attributes.code).toMatchObject({
    kind: 'text',
    nullable: true,
    unique: true,
    can: ['create', 'update', 'filter', 'sort'],
    schema: { type: 'string', maxLength: 25 },
  })
  expect(tags.relationships.customer_group).toEqual({
    kind: 'belongs_to',
    target: 'customer_groups',
    isRequired: false,
    can: ['create', 'update', 'filter', 'sort'],
  })
  expect(tags.actions).toEqual(['list', 'retrieve', 'create', 'update', 'delete'])
})
