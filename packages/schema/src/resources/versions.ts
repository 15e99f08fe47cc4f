import { attribute } from '../define/attribute.ts'
import { defineResource } from '../define/resource.ts'
import { JsonObject } from '../types/json-object.ts'
import { entryAttributes, entryEnd, entryLog } from './history-entry.ts'

const Changes = JsonObject({
  description: 'What changed: of each attribute the value before and the value after.',
  examples: [{ name: ['VIP', 'Very important'] }],
})

export const versions = defineResource('versions', {
  about: 'The history of a resource: what changed, when, and by whom.',
  attributes: { ...entryAttributes, changes: attribute(Changes, {}), ...entryEnd },
  relationships: {},
  actions: ['list', 'retrieve'],
  defaultSort: { name: 'id', direction: 'desc' },
  log: { ...entryLog, changes: 'changes' },
  catalog: { title: 'resource_id', columns: ['resource_id', 'resource_type', 'event', 'created_at'] },
})
