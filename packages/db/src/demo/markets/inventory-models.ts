import type { inventoryModels } from '@cohort/schema'
import type { Mode } from '../organization.ts'
import type { StoryOf } from '../story.ts'

type InventoryModelStory = StoryOf<typeof inventoryModels>

/** From which stock a market is served, and in which order the places are asked. */
export const inventoryModelStories: Readonly<Record<Mode, readonly InventoryModelStory[]>> = {
  live: [
    {
      on: '2024-04-24',
      by: 'back_office',
      create: {
        name: 'Bergen only',
        metadata: { strategy: 'single', locations: ['Bergen'], cutoff: '14:00' },
      },
      later: [
        {
          on: '2024-09-17',
          by: 'back_office',
          update: { name: 'Nordics: Bergen, then Rotterdam' },
          merge: { strategy: 'in order', locations: ['Bergen', 'Rotterdam'] },
        },
        { on: '2026-10-08', by: 'erp_bridge', merge: { locations: ['Bergen', 'Oslo', 'Rotterdam'] } },
      ],
    },
    {
      on: '2024-04-25',
      by: 'back_office',
      create: {
        name: 'Europe: Rotterdam',
        metadata: { strategy: 'single', locations: ['Rotterdam'], cutoff: '16:30', safety_stock: 2 },
      },
      later: [
        { on: '2024-06-04', by: 'erp_bridge', update: { reference: 'PLANT-21', reference_origin: 'sap' } },
        { on: '2025-11-18', by: 'back_office', merge: { safety_stock: 5, peak: { until: '2026-01-10' } } },
        { on: '2026-01-13', by: 'back_office', merge: { safety_stock: 2, peak: null } },
      ],
    },
    {
      on: '2024-05-03',
      by: 'back_office',
      create: {
        name: 'North America: Boulder, then Reno',
        metadata: { strategy: 'nearest', locations: ['Boulder', 'Reno'], units: 'imperial' },
      },
      later: [
        { on: '2024-06-04', by: 'erp_bridge', update: { reference: 'PLANT-31', reference_origin: 'sap' } },
      ],
    },
    {
      on: '2024-05-13',
      by: 'erp_bridge',
      create: {
        name: 'Wholesale: preorder and Rotterdam',
        reference: 'PLANT-22',
        reference_origin: 'sap',
        metadata: {
          strategy: 'preorder',
          locations: ['Preorder AW', 'Preorder SS', 'Rotterdam B2B'],
          pack_size: 6,
        },
      },
      later: [{ on: '2026-01-03', by: 'erp_bridge', merge: { pack_size: 4 } }],
    },
    {
      on: '2025-06-03',
      by: 'back_office',
      create: {
        name: 'Outlet: returns and last pieces',
        metadata: { strategy: 'single', locations: ['Rotterdam returns'], grades: ['A', 'B'] },
      },
    },
  ],
  test: [
    {
      on: '2024-05-02',
      by: 'back_office',
      create: { name: 'Endless stock', metadata: { sandbox: true, quantity: 999999 } },
    },
    {
      on: '2024-05-03',
      by: 'back_office',
      create: { name: 'Always sold out', metadata: { sandbox: true, quantity: 0 } },
      later: [{ on: '2025-09-16', by: 'qa_suite', merge: { backorder: true } }],
    },
    {
      on: '2025-02-25',
      by: 'qa_suite',
      create: { name: '在庫モデル(テスト)', metadata: { 倉庫: ['横浜', '大阪'] } },
    },
  ],
}
