import { CommerceLayerStatic, type Application, type EventStore, type Organization } from '@commercelayer/sdk'
import { registry } from '@cohort/schema'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { refusalOf, useCommerceLayer, type CommerceLayerSdk } from '../harness/use-commerce-layer.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const sdk = useCommerceLayer(service)

describe('cl.event_stores', () => {
  test('can list and retrieve, and begins at the beginning', async () => {
    const cl = sdk()
    const group = await cl.customer_groups.create({ name: 'Before' })
    await cl.customer_groups.update({ id: group.id, name: 'After' })
    const filters = { resource_id_eq: group.id }
    const events = await eventually(
      () => cl.event_stores.list({ filters }),
      ({ length }) => length === 2,
    )
    expect(Array.from(events, ({ event, payload }) => [event, payload?.['name']])).toEqual([
      ['create', { from: null, to: 'Before' }],
      ['update', { from: 'Before', to: 'After' }],
    ])
    const first = events.first()
    if (first === undefined) throw new Error('There are two events.')
    const alone = await cl.event_stores.retrieve(first.id)
    expectTypeOf(alone).toEqualTypeOf<EventStore>()
    expect(alone).toEqual(first)
    expect(cl.event_stores.isEventStore(alone)).toBe(true)
  })

  test('cannot be changed, and has no second page by number', async () => {
    const cl = sdk()
    const [event] = await eventually(
      () => cl.event_stores.list({ pageSize: 1 }),
      ({ length }) => length === 1,
    )
    const changed = cl.event_stores.update({ id: event?.id ?? '', reference: 'x' })
    expect(await refusalOf(cl, changed)).toEqual({ status: 405, code: 'METHOD_NOT_ALLOWED' })
    const second = cl.event_stores.list({ pageNumber: 2 })
    expect(await refusalOf(cl, second)).toEqual({ status: 400, code: 'INVALID_PAGE_OBJECT' })
  })
})

describe('who calls', () => {
  test('is told by cl.organization and cl.application', async () => {
    const cl = sdk()
    const organization = await cl.organization.retrieve()
    expectTypeOf(organization).toEqualTypeOf<Organization>()
    expect(organization).toMatchObject({
      type: 'organizations',
      id: 'orgAurora000001',
      name: 'Aurora',
      slug: 'aurora',
    })
    const application = await cl.application.retrieve({ fields: ['name', 'kind', 'public_access'] })
    expectTypeOf(application).toEqualTypeOf<Application>()
    expect(application).toEqual({
      id: application.id,
      type: 'applications',
      name: 'Demo client',
      kind: 'integration',
      public_access: false,
    })
  })

  test('cannot be changed by its own client', async () => {
    const cl = sdk()
    const organization = cl.organization.update({ id: 'orgAurora000001', reference: 'x' })
    expect(await refusalOf(cl, organization)).toMatchObject({ status: 404 })
  })
})

/** The classes of the SDK for the types that we have. */
const classes = {
  customer_groups: 'customer_groups',
  customers: 'customers',
  markets: 'markets',
  merchants: 'merchants',
  price_lists: 'price_lists',
  inventory_models: 'inventory_models',
  attachments: 'attachments',
  event_stores: 'event_stores',
  organizations: 'organization',
  applications: 'application',
} as const satisfies Record<string, keyof CommerceLayerSdk>

/** The SDK's methods that Cohort does not answer, each with the reason. */
const notShared: Readonly<Record<string, string>> = {
  'customers.customer_addresses': 'Cohort has no addresses',
  'customers.customer_payment_sources': 'Cohort has no payments',
  'customers.customer_subscriptions': 'Cohort has no subscriptions',
  'customers.orders': 'Cohort has no orders',
  'customers.order_subscriptions': 'Cohort has no orders',
  'customers.returns': 'Cohort has no orders',
  'customers.sku_lists': 'Cohort has no SKUs',
  'customers.events': 'Cohort has no events beside the log',
  'customers.tags': 'Cohort has no tags',
  'customers.jwt_customer': 'an endpoint of tokens of customers',
  'customers.jwt_markets': 'an endpoint of tokens of customers',
  'customers.jwt_stock_locations': 'an endpoint of tokens of customers',
  'customers._add_tags': 'Cohort has no tags',
  'customers._remove_tags': 'Cohort has no tags',
  'customers._request_anonymization': 'Cohort does not anonymize',
  'customers._cancel_anonymization': 'Cohort does not anonymize',
  'markets.base_price_list': 'a market has one price list',
  'markets.subscription_model': 'Cohort has no subscriptions',
  'markets.discount_engine': 'Cohort has no discounts',
  'markets.geocoder': 'Cohort has no addresses',
  'markets.default_shipping_method': 'Cohort has no shipments',
  'markets.default_payment_method': 'Cohort has no payments',
  'markets.stores': 'Cohort has no stores',
  'markets.price_list_schedulers': 'a market has one price list',
  'merchants.address': 'Cohort has no addresses',
  'price_lists.prices': 'Cohort has no prices',
  'price_lists.price_list_schedulers': 'a market has one price list',
  'inventory_models.inventory_stock_locations': 'Cohort has no stock',
  'inventory_models.inventory_return_locations': 'Cohort has no stock',
  'event_stores.count': 'the log is paged by place and not counted',
  'event_stores.update': 'history does not change',
  'organizations.event_stores': 'an organization is not made through the API, so it has no history',
  'organizations.update': 'an organization is not changed through the API',
  'applications.update': 'an application is not changed through the API',
}

/** What every class has that asks for nothing. */
const withoutRequest = new Set([
  'constructor',
  'type',
  'path',
  'relationship',
  'relationshipToMany',
  'withAdapter',
])

function methodsOf(resources: object): readonly string[] {
  const names = new Set<string>()
  for (
    let from: object | null = resources;
    from !== null && from !== Object.prototype;
    from = Object.getPrototypeOf(from)
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
      if (typeof value === 'function' && !withoutRequest.has(name) && !name.startsWith('is')) names.add(name)
    }
  }
  return [...names]
    .filter((name) => !name.startsWith('relationshipOneTo'))
    .toSorted((one, two) => one.localeCompare(two))
}

describe('of the methods of the SDK', () => {
  test.each(Object.entries(classes))(
    'those of %s are shared, or named here with the reason',
    (type, accessor) => {
      const resource = registry.find(type)
      const wire = {
        retrieve: 'retrieve',
        list: 'list',
        count: 'list',
        create: 'create',
        update: 'update',
        delete: 'delete',
      }
      const ours = new Set([
        ...Object.entries(wire).flatMap(([method, action]) =>
          resource?.actions.some((known) => known === action) ? [method] : [],
        ),
        ...Object.keys(resource?.relationships ?? {}),
        ...Object.keys(resource?.triggers ?? {}),
      ])
      const methods = methodsOf(sdk()[accessor])
      const strangers = methods.filter((method) => !ours.has(method) || `${type}.${method}` in notShared)
      expect(strangers.map((method) => `${type}.${method}`)).toEqual(
        Object.keys(notShared)
          .filter((name) => name.startsWith(`${type}.`))
          .toSorted((one, two) => one.localeCompare(two)),
      )
    },
  )

  test('none is of versions, which have no class there', () => {
    expect(CommerceLayerStatic.resources()).not.toContain('versions')
    expect(registry.resources.map(({ type }) => type).filter((type) => !(type in classes))).toEqual([
      'versions',
    ])
  })

  test.each(
    Object.keys(notShared).filter((name) =>
      /^(customers|markets|merchants|price_lists|inventory_models)\.[a-z]/.test(name),
    ),
  )('%s is answered with 404: nothing pretends to be there', async (name) => {
    const [type = '', relationship = ''] = name.split('.')
    const response = await fetch(`${service.url}/api/${type}/0AAAAAAAAAAAAA/${relationship}`, {
      headers: { Authorization: `Bearer ${service.token('aurora/test')}` },
    })
    expect(response.status).toBe(404)
  })
})
