import { Boolean, Enum, Integer, String } from 'typebox'
import { sharedAttributes } from '../resources/shared.ts'
import { Nullable } from '../types/nullable.ts'
import { Timestamp } from '../types/timestamp.ts'
import { attribute } from './attribute.ts'
import { defineResource, type Attributes, type Relationships, type Resource } from './resource.ts'

const everything = { can: ['create', 'update', 'filter', 'sort'] } as const

/** A resource with an attribute of every kind, which no real resource has. */
export const gadgets = defineResource('gadgets', {
  about: 'Things with a value of every kind.',
  attributes: {
    label: attribute(String({ minLength: 2, maxLength: 5 }), { required: true, can: ['create', 'update'] }),
    size: attribute(Nullable(Integer({ minimum: -10, maximum: 2_147_483_647 })), everything),
    is_heavy: attribute(Boolean(), everything),
    sold_at: attribute(Nullable(Timestamp), everything),
    colour: attribute(Nullable(Enum(['red', 'blue'])), everything),
    ...sharedAttributes,
  },
  relationships: {},
  catalog: { title: 'label', columns: ['label'] },
})

/** A resource that is right, but for what is given. */
export function makeResource(
  type: string,
  attributes: Attributes,
  relationships: Relationships = {},
): Resource {
  return defineResource(type, {
    about: 'Whatever a test needs.',
    attributes,
    relationships,
    catalog: { title: 'name', columns: [] },
  })
}
