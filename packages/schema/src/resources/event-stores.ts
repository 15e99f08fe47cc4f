import { attribute } from '../define/attribute.ts'
import { defineResource } from '../define/resource.ts'
import { JsonObject } from '../types/json-object.ts'
import { entryAttributes, entryEnd, entryLog } from './history-entry.ts'

const Payload = JsonObject({
  description: 'What changed: of each attribute the values from which and to which.',
  examples: [{ name: { from: 'VIP', to: 'Very important' } }],
})

export const eventStores = defineResource('event_stores', {
  about: 'The log of all changes, in the order in which they happened.',
  attributes: { ...entryAttributes, payload: attribute(Payload, {}), ...entryEnd },
  relationships: {},
  actions: ['list', 'retrieve'],
  paging: 'cursor',
  defaultSort: { name: 'id', direction: 'asc' },
  log: { ...entryLog, changes: 'payload' },
  catalog: { title: 'resource_id', columns: ['resource_id', 'resource_type', 'event', 'created_at'] },
})
