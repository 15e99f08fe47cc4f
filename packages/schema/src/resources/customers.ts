import { Boolean, Enum, Integer, String } from 'typebox'
import { attribute } from '../define/attribute.ts'
import { belongsTo } from '../define/relationship.ts'
import { defineResource } from '../define/resource.ts'
import { Email } from '../types/email.ts'
import { Nullable } from '../types/nullable.ts'
import { sharedAttributes, sharedRelationships } from './shared.ts'

const Status = Enum(['prospect', 'acquired', 'repeat'], { description: 'How far the customer has come.' })
const HasPassword = Boolean({ description: 'Whether the customer can sign in to a shop.' })
const OrdersCount = Integer({
  minimum: 0,
  maximum: 2_147_483_647,
  description: 'How many orders were placed.',
})
const ForeignId = String({ maxLength: 255 })

export const customers = defineResource('customers', {
  about: 'People who buy, each in one group at the most.',
  attributes: {
    email: attribute(Email, {
      required: true,
      unique: 'without_case',
      can: ['create', 'update', 'filter', 'sort'],
    }),
    status: attribute(Status, { can: ['filter', 'sort'] }),
    has_password: attribute(HasPassword, {}),
    total_orders_count: attribute(OrdersCount, {}),
    shopper_reference: attribute(Nullable(ForeignId), { can: ['create', 'update'] }),
    profile_id: attribute(Nullable(ForeignId), { can: ['create', 'update'] }),
    tax_exemption_code: attribute(Nullable(ForeignId), { can: ['create', 'update'] }),
    ...sharedAttributes,
  },
  relationships: {
    customer_group: belongsTo('customer_groups', { can: ['create', 'update', 'filter', 'sort'] }),
    ...sharedRelationships,
  },
  catalog: { title: 'email', columns: ['email', 'status', 'reference', 'updated_at'] },
})
