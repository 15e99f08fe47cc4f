import type { merchants } from '@cohort/schema'
import type { Mode } from '../organization.ts'
import type { StoryOf } from '../story.ts'

type MerchantStory = StoryOf<typeof merchants>

/** The companies that sell. */
export const merchantStories: Readonly<Record<Mode, readonly MerchantStory[]>> = {
  live: [
    {
      on: '2024-04-23',
      by: 'back_office',
      create: {
        name: 'Tarnfell Outdoor AS',
        metadata: { country: 'NO', city: 'Bergen', currency: 'NOK', founded: 2014 },
      },
      later: [
        { on: '2024-05-14', by: 'erp_bridge', update: { reference: 'CC-1000', reference_origin: 'sap' } },
        { on: '2026-03-02', by: 'back_office', merge: { legal: { auditor: 'Fjordvik Revisjon', board: 5 } } },
      ],
    },
    {
      on: '2024-04-24',
      by: 'back_office',
      create: {
        name: 'Tarnfell Europe B.V.',
        metadata: { country: 'NL', city: 'Rotterdam', currency: 'EUR', oss: true },
      },
      later: [
        { on: '2024-05-14', by: 'erp_bridge', update: { reference: 'CC-2000', reference_origin: 'sap' } },
        {
          on: '2025-01-16',
          by: 'back_office',
          merge: { returns: { to: 'Rotterdam, dock 14', days: 60, label: 'prepaid' } },
        },
      ],
    },
    {
      on: '2024-05-02',
      by: 'back_office',
      create: {
        name: 'Tarnfell USA',
        metadata: { country: 'US', city: 'Boulder', currency: 'USD', nexus: ['CO', 'NY'] },
      },
      later: [
        { on: '2024-05-15', by: 'erp_bridge', update: { reference: 'CC-3000', reference_origin: 'sap' } },
        { on: '2024-09-05', by: 'back_office', update: { name: 'Tarnfell Outdoor Inc.' } },
        { on: '2026-01-08', by: 'back_office', merge: { nexus: ['CA', 'CO', 'NY', 'UT', 'WA'] } },
      ],
    },
    {
      on: '2024-08-06',
      by: 'back_office',
      create: {
        name: 'Tarnfell Trading Ltd',
        metadata: { country: 'GB', city: 'Kendal', currency: 'GBP' },
      },
      later: [
        { on: '2024-08-07', by: 'erp_bridge', update: { reference: 'CC-4000', reference_origin: 'sap' } },
        { on: '2026-04-07', by: 'back_office', merge: { wholesale: 'through Hawkrigg Distribution' } },
      ],
    },
    {
      on: '2025-02-05',
      by: 'erp_bridge',
      create: {
        name: 'Tarnfell Schweiz AG',
        reference: 'CC-5000',
        reference_origin: 'sap',
        metadata: { country: 'CH', city: 'Chur', currency: 'CHF', languages: ['de', 'fr', 'it'] },
      },
    },
    {
      on: '2025-05-13',
      by: 'back_office',
      create: { name: 'Tarnfell Danmark (planned)', metadata: { country: 'DK', status: 'not registered' } },
      later: [{ on: '2025-11-25', by: 'back_office', delete: true }],
    },
  ],
  test: [
    {
      on: '2024-05-02',
      by: 'back_office',
      create: { name: 'Test merchant', metadata: { sandbox: true } },
      later: [{ on: '2024-05-03', by: 'back_office', update: { name: '[SANDBOX] Tarnfell Europe B.V.' } }],
    },
    {
      on: '2024-05-03',
      by: 'back_office',
      create: { name: '[SANDBOX] Tarnfell Outdoor Inc.', metadata: { sandbox: true, currency: 'USD' } },
    },
    {
      on: '2025-01-30',
      by: 'qa_suite',
      create: { name: 'Ødegård & Sønner «Friluft» – Löffler/Müller, S.à r.l.', reference: 'ÅÄÖ-1' },
    },
    {
      on: '2025-02-04',
      by: 'qa_suite',
      create: { name: 'Nothing points here', metadata: { why: 'it can be deleted' } },
    },
  ],
}
