import { registry } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { makeGroup, postGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

describe('names', () => {
  test.each(registry.resources)(
    'of $type are snake_case in ASCII, beginning and ending with a letter or digit (MN-01 to MN-04, MN-08, MN-09 decided otherwise, RO-04)',
    ({ type, attributes, relationships }) => {
      const names = [type, ...Object.keys(attributes), ...Object.keys(relationships)]
      expect(names.filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))).toEqual([])
    },
  )

  test.each(registry.resources)(
    'of $type mean one thing each, and none is called id or type (RO-08)',
    ({ attributes, relationships }) => {
      const names = [...Object.keys(attributes), ...Object.keys(relationships)]
      expect(new Set([...names, 'id', 'type']).size).toBe(names.length + 2)
    },
  )

  test.each(['Name', 'NAME', 'name ', 'nаme'])('cannot be %j where they are name (MN-05)', async (name) => {
    const { status, json } = await postGroup(service, { [name]: 'Cased' })
    expect([status, json.errors[0].code, json.errors[0].source]).toEqual([
      400,
      'PARAM_NOT_ALLOWED',
      { pointer: `/data/attributes/${name}` },
    ])
  })
})

test('a member with an @ is no attribute: it is passed over and not stored (MN-06)', async () => {
  const body = {
    '@context': 'https://schema.org',
    data: {
      '@type': 'Group',
      type: 'customer_groups',
      attributes: { '@context': 'x', name: 'Annotated', metadata: { '@id': 'kept' } },
      relationships: { '@context': 'x' },
    },
  }
  const { status, json } = await send(service, 'POST', '/customer_groups', { body })
  expect(status).toBe(201)
  expect(Object.keys(json.data.attributes)).not.toContain('@context')
  expect(json.data.attributes.metadata).toEqual({ '@id': 'kept' })
})

test('a member with an @ changes nothing in an update (MN-06)', async () => {
  const before = await makeGroup(service, { name: 'Annotated' })
  const body = { data: { type: 'customer_groups', id: before.id, attributes: { '@name': 'Other' } } }
  const { json } = await send(service, 'PATCH', `/customer_groups/${before.id}`, { body })
  expect(json.data.attributes).toEqual(before.attributes)
})
