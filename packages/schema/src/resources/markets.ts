import { Boolean, Integer, String } from 'typebox'
import { attribute } from '../define/attribute.ts'
import { belongsTo } from '../define/relationship.ts'
import { defineResource } from '../define/resource.ts'
import { Nullable } from '../types/nullable.ts'
import { Timestamp } from '../types/timestamp.ts'
import { Url } from '../types/url.ts'
import { Code, Name, sharedAttributes, sharedRelationships } from './shared.ts'

const Number = Integer({ minimum: 1, description: 'Assigned in order within the environment.' })
const Private = Boolean({ description: 'True exactly when the market has a customer group.' })
const PixelId = String({ maxLength: 255 })
const Cutoff = Integer({
  minimum: 0,
  maximum: 2_147_483_647,
  description: 'The amount, in cents, from which shipping is free.',
})

export const markets = defineResource('markets', {
  about: 'Where and on which terms is sold, to everybody or to one group.',
  attributes: {
    number: attribute(Number, {}),
    name: attribute(Name, { required: true, can: ['create', 'update', 'filter', 'sort'] }),
    code: attribute(Nullable(Code), { unique: true, can: ['create', 'update', 'filter', 'sort'] }),
    private: attribute(Private, {}),
    checkout_url: attribute(Nullable(Url), { can: ['create', 'update'] }),
    external_prices_url: attribute(Nullable(Url), { can: ['create', 'update'] }),
    external_order_validation_url: attribute(Nullable(Url), { can: ['create', 'update'] }),
    facebook_pixel_id: attribute(Nullable(PixelId), { can: ['create', 'update'] }),
    shipping_cost_cutoff: attribute(Nullable(Cutoff), { can: ['create', 'update'] }),
    disabled_at: attribute(Nullable(Timestamp), { can: ['filter', 'sort'] }),
    ...sharedAttributes,
  },
  triggers: {
    _disable: { sets: 'disabled_at', to: 'now', about: 'Closes the market.' },
    _enable: { sets: 'disabled_at', to: null, about: 'Opens the market again.' },
  },
  relationships: {
    customer_group: belongsTo('customer_groups', { can: ['create', 'update', 'filter', 'sort'] }),
    merchant: belongsTo('merchants', { can: ['create', 'update', 'filter'] }),
    price_list: belongsTo('price_lists', { can: ['create', 'update', 'filter'] }),
    inventory_model: belongsTo('inventory_models', { can: ['create', 'update', 'filter'] }),
    ...sharedRelationships,
  },
  catalog: { title: 'name', columns: ['name', 'number', 'code', 'private', 'disabled_at', 'updated_at'] },
})
