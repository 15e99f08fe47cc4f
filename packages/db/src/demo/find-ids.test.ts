import { customerGroups, merchants } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { findIds } from './find-ids.ts'
import { idOfStory, type Story } from './story.ts'

const vip: Story = {
  on: '2025-03-14',
  by: 'back_office',
  create: { name: 'VIP', code: 'vip' },
  later: [
    { on: '2025-04-01', by: 'back_office', update: { name: 'Gold', code: 'gold' } },
    { on: '2025-05-01', by: 'back_office', delete: true },
  ],
}
const other: Story = { on: '2025-03-15', by: 'back_office', create: { name: 'Gold', code: null } }

const idOf = findIds('live', [
  { resource: customerGroups, stories: [vip, other] },
  { resource: merchants, stories: [other] },
])

describe('a record can be found', () => {
  test.each(['VIP', 'vip', 'gold'])('by a code or name that it ever had: %s', (name) => {
    expect(idOf('customer_groups', name)).toBe(idOfStory('live', customerGroups, vip))
  })

  test('among those of its own type', () => {
    expect(idOf('merchants', 'Gold')).toBe(idOfStory('live', merchants, other))
  })
})

describe('a record cannot be found', () => {
  test('by a name that none had', () => {
    expect(() => idOf('customer_groups', 'silver')).toThrow('live has no customer_groups named silver')
  })

  test('by a name that two had', () => {
    expect(() => idOf('customer_groups', 'Gold')).toThrow('live has several customer_groups named Gold')
  })
})
