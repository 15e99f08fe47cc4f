import type { Environment } from '../environment.ts'
import { demoId } from './demo-id.ts'
import { seededRandom } from './seeded-random.ts'

export type Mode = Environment['mode']

/** Nothing in the demo data is older. */
const founded = '2024-04-22T08:14:05.318Z'

/** A fictional retailer of outdoor gear with shops and wholesale partners in Europe and the United States. */
export const demoOrganization = {
  id: demoId(Date.parse(founded), seededRandom('organization')),
  name: 'Tarnfell Outdoor',
  slug: 'tarnfell',
  created_at: founded,
} as const
