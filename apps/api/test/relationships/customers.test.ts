import { describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { historyOf } from '../harness/history.ts'
import { identifierOf, linkageOf, makeRecord, patchRecord, recordDocument } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach } = useBadInput(service)

describe('an e-mail address', () => {
  test.each([
    ['ada@example.com', 'ada@example.com'],
    ['grace@example.com', 'GRACE@EXAMPLE.COM'],
    ['Linus@Example.com', 'linus@eXample.com'],
  ])('%s keeps %s out, which is the same in another case', async (first, second) => {
    await makeRecord(service, 'customers', { email: first })
    const response = await send(service, 'POST', '/customers', {
      body: recordDocument('customers', { email: second }),
    })
    expectStatus(response, 422)
    expect(response.json.errors).toEqual([
      {
        title: 'has already been taken',
        detail: 'email - has already been taken',
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data/attributes/email' },
        status: '422',
        meta: { error: 'taken', value: second },
      },
    ])
  })

  test('is kept as it was written, and its own customer can change its case', async () => {
    const customer = await makeRecord(service, 'customers', { email: 'Barbara@Example.com' })
    expect(customer.attributes.email).toBe('Barbara@Example.com')
    const response = await patchRecord(service, identifierOf(customer), {
      attributes: { email: 'barbara@example.com' },
    })
    expectStatus(response, 200)
    const [, update] = await historyOf(service, identifierOf(customer))
    expect(update).toEqual(['update', { email: ['Barbara@Example.com', 'barbara@example.com'] }])
  })

  test('is free in every other environment, and again after a delete', async () => {
    const email = 'everywhere@example.com'
    for (const as of ['aurora/test', 'aurora/live', 'borealis/test', 'borealis/live']) {
      const { id } = await makeRecord(service, 'customers', { email }, {}, { as })
      expectStatus(await send(service, 'DELETE', `/customers/${id}`, { as }), 204)
      const again = await makeRecord(service, 'customers', { email: email.toUpperCase() }, {}, { as })
      expect(again.attributes.email).toBe('EVERYWHERE@EXAMPLE.COM')
    }
  })
})

test('a customer begins as a prospect without a password and without orders', async () => {
  const { attributes } = await makeRecord(service, 'customers', { email: 'new@example.com' })
  expect(attributes).toMatchObject({
    email: 'new@example.com',
    status: 'prospect',
    has_password: false,
    total_orders_count: 0,
    shopper_reference: null,
    profile_id: null,
    tax_exemption_code: null,
  })
})

describe('what a customer shows but nobody sets', () => {
  judgeEach(
    ['status', 'has_password', 'total_orders_count', 'customer_group_id'].map((name) => ({
      id: 'D15',
      what: `cannot be set: ${name}`,
      method: 'POST',
      path: '/customers',
      body: { data: { type: 'customers', attributes: { email: 'x@example.com', [name]: 'repeat' } } },
      status: 400,
      code: 'PARAM_NOT_ALLOWED' as const,
      source: { pointer: `/data/attributes/${name}` },
    })),
  )
})

test('a customer is in one group at the most: the next one takes it from the one before', async () => {
  const groups = [await makeRecord(service, 'customer_groups'), await makeRecord(service, 'customer_groups')]
  const customer = identifierOf(await makeRecord(service, 'customers'))
  for (const group of groups) {
    await send(service, 'POST', linkageOf(identifierOf(group), 'customers'), { body: { data: [customer] } })
  }
  const counts = await send(
    service,
    'GET',
    `/customer_groups?filter[ids]=${groups.map(({ id }) => id).join(',')}&sort=id&withCount=customers`,
  )
  expect(
    counts.json.data.map(({ relationships }: Json) => relationships.customers.meta.record_count),
  ).toEqual([0, 1])
})

test('customers are found by their group, and without one', async () => {
  const group = identifierOf(await makeRecord(service, 'customer_groups'))
  const member = identifierOf(
    await makeRecord(service, 'customers', { reference: 'found' }, { customer_group: group }),
  )
  const free = identifierOf(await makeRecord(service, 'customers', { reference: 'found' }))
  const found = async (filter: string) =>
    (await send(service, 'GET', `/customers?filter[reference]=found&${filter}`)).json.data.map(identifierOf)
  expect(await found(`filter[customer_group_id]=${group.id}`)).toEqual([member])
  expect(await found(`filter[q][customer_group_id_in]=${group.id},0AAAAAAAAAAAAA`)).toEqual([member])
  expect(await found('filter[q][customer_group_id_null]=true')).toEqual([free])
})
