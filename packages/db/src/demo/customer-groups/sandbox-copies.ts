import type { GroupStory } from './group-story.ts'

/** What a team keeps in its sandbox: copies of the real groups under trial, and groups that its tests rely on. */
export const sandboxCopies: readonly GroupStory[] = [
  {
    on: '2024-05-02',
    by: 'back_office',
    create: { name: 'Test group', code: 'test-group', metadata: { note: 'first steps with the API' } },
    later: [{ on: '2024-05-02T15:02:44.907Z', by: 'back_office', update: { name: 'Test group 1' } }],
  },
  {
    on: '2024-05-02',
    by: 'back_office',
    create: { name: 'Test group 2', code: 'test-group-2' },
  },
  {
    on: '2024-05-03',
    by: 'back_office',
    create: {
      name: '[SANDBOX] Club Bronze',
      code: 'club-bronze',
      metadata: { tier: 'bronze', discount_percent: 0, sandbox: true },
    },
    later: [
      {
        on: '2025-02-18',
        by: 'back_office',
        update: { name: '[SANDBOX] Cairn Club – Trail', code: 'cairn-trail' },
      },
      { on: '2025-02-19', by: 'loyalty_engine', merge: { tier: 'trail', points_per_euro: 1 } },
    ],
  },
  {
    on: '2024-05-03',
    by: 'back_office',
    create: {
      name: '[SANDBOX] Club Silver',
      code: 'club-silver',
      metadata: { tier: 'silver', discount_percent: 5, sandbox: true },
    },
    later: [
      {
        on: '2025-02-18',
        by: 'back_office',
        update: { name: '[SANDBOX] Cairn Club – Ridge', code: 'cairn-ridge' },
      },
      { on: '2025-02-19', by: 'loyalty_engine', merge: { tier: 'ridge', points_per_euro: 1.5 } },
    ],
  },
  {
    on: '2024-05-03',
    by: 'back_office',
    create: {
      name: '[SANDBOX] Club Gold',
      code: 'club-gold',
      metadata: { tier: 'gold', discount_percent: 10, sandbox: true },
    },
    later: [
      { on: '2024-11-20', by: 'back_office', merge: { discount_percent: 12.5 } },
      {
        on: '2025-02-18',
        by: 'back_office',
        update: { name: '[SANDBOX] Cairn Club – Summit', code: 'cairn-summit' },
      },
      { on: '2025-02-19', by: 'loyalty_engine', merge: { tier: 'summit', points_per_euro: 2 } },
      { on: '2026-10-01', by: 'back_office', merge: { owner: 'Tomasz Wrona' } },
    ],
  },
  {
    on: '2024-05-10',
    by: 'erp_bridge',
    create: {
      name: '[SANDBOX] Wholesale EU',
      code: 'wholesale-eu',
      reference: 'TST-0010',
      reference_origin: 'sap',
      metadata: { channel: 'wholesale', currency: 'EUR', discount_percent: 38.5, client: '100 (test)' },
    },
    later: [{ on: '2025-12-18', by: 'erp_bridge', merge: { client: '110 (test, refreshed)' } }],
  },
  {
    on: '2024-05-10',
    by: 'erp_bridge',
    create: {
      name: '[SANDBOX] Wholesale US',
      code: 'wholesale-us',
      reference: 'TST-0011',
      reference_origin: 'sap',
      metadata: { channel: 'wholesale', currency: 'USD', discount_percent: 40, client: '100 (test)' },
    },
    later: [{ on: '2025-12-18', by: 'erp_bridge', merge: { client: '110 (test, refreshed)' } }],
  },
  {
    on: '2024-07-24',
    by: 'back_office',
    create: {
      name: 'Staff discount dry run',
      code: 'staff',
      metadata: { discount_percent: 40, employees: 3 },
    },
    later: [{ on: '2024-07-29', by: 'back_office', merge: { employees: 12, passed: true } }],
  },
  {
    on: '2024-09-04',
    by: 'crm_sync',
    create: {
      name: 'HubSpot sync – lists A to F',
      code: 'hubspot-a-f',
      reference: 'sandbox-list-1',
      reference_origin: 'hubspot',
      metadata: { members: 25, synced_at: '2024-09-04T12:00:00Z' },
    },
    later: [
      { on: '2025-01-08', by: 'crm_sync', merge: { members: 250, synced_at: '2025-01-08T12:00:00Z' } },
      { on: '2026-07-07', by: 'crm_sync', merge: { members: 2500, synced_at: '2026-07-07T12:00:00Z' } },
    ],
  },
  {
    on: '2024-11-11',
    by: 'back_office',
    create: {
      name: 'Black Friday rehearsal',
      code: 'bf-rehearsal',
      metadata: { campaign: 'BF24', discount_percent: 25, shoppers: 40 },
    },
    later: [
      { on: '2025-11-10', by: 'back_office', merge: { campaign: 'BF25' } },
      { on: '2026-11-09', by: 'back_office', merge: { campaign: 'BF26', shoppers: 120 } },
    ],
  },
  {
    on: '2025-01-14',
    by: 'qa_suite',
    create: {
      name: 'QA checkout regression',
      code: 'qa-checkout',
      metadata: { suite: 'checkout', run: 1, passed: 211, failed: 4, seconds: 318.42 },
    },
    later: [
      { on: '2025-01-15', by: 'qa_suite', merge: { run: 2, failed: 1, passed: 214, seconds: 309.07 } },
      { on: '2025-01-16', by: 'qa_suite', merge: { run: 3, failed: 0, passed: 215, seconds: 305.9 } },
      { on: '2025-09-16', by: 'qa_suite', merge: { run: 168, passed: 260, seconds: 287.33 } },
      { on: '2026-11-18', by: 'qa_suite', merge: { run: 462, passed: 341, seconds: 240.18 } },
    ],
  },
  {
    on: '2025-01-14',
    by: 'qa_suite',
    create: {
      name: 'QA price lists',
      code: 'qa-prices',
      metadata: { suite: 'prices', cases: [{ sku: 'TENT-2P', gross: 349.9, net: 294.03 }], tolerance: 0.005 },
    },
    later: [{ on: '2025-09-16', by: 'qa_suite', merge: { tolerance: 0.001 } }],
  },
  {
    on: '2025-03-11',
    by: 'back_office',
    create: {
      name: 'Do not delete (Anke)',
      code: 'anke',
      metadata: { why: 'used in the training videos', until: '2026-12-31' },
    },
    later: [{ on: '2026-01-12', by: 'back_office', update: { name: 'Do not delete!! (Anke)' } }],
  },
  {
    on: '2025-05-06',
    by: 'newsletter',
    create: {
      name: 'Klaviyo welcome flow v2',
      code: 'klaviyo-welcome-2',
      reference: 'TEST01',
      reference_origin: 'klaviyo',
      metadata: { flow: { steps: 4, delay_hours: [0, 24, 72, 168] } },
    },
    later: [{ on: '2025-05-13', by: 'newsletter', merge: { flow: { steps: 3, delay_hours: [0, 48, 168] } } }],
  },
  {
    on: '2025-08-12',
    by: 'back_office',
    create: {
      name: 'Trade-in prototype',
      code: 'trade-in',
      metadata: { voucher: { percent: 20, valid_days: 7 } },
    },
  },
  {
    on: '2025-10-21',
    by: 'back_office',
    create: {
      name: 'Migration trial 3',
      code: 'migration-3',
      metadata: { rows: 18250, minutes: 6.5, errors: [] },
    },
    later: [
      {
        on: '2025-10-22',
        by: 'back_office',
        merge: { rows: 18311, minutes: 5.75, errors: [{ row: 4022, message: 'e-mail is missing' }] },
      },
    ],
  },
  {
    on: '2026-04-13',
    by: 'back_office',
    create: { name: 'App beta – internal', code: 'beta-app', metadata: { build: '1.0.0-rc.1', seats: 15 } },
  },
  {
    on: '2025-10-13',
    by: 'back_office',
    create: { name: 'Migration trial 1', code: 'migration-1', metadata: { rows: 100 } },
    later: [{ on: '2025-10-13T20:30:00.000Z', by: 'back_office', delete: true }],
  },
  {
    on: '2025-10-16',
    by: 'back_office',
    create: { name: 'Migration trial 2', code: 'migration-2', metadata: { rows: 5000 } },
    later: [
      { on: '2025-10-17', by: 'back_office', merge: { rows: 5000, aborted: true } },
      { on: '2025-10-20', by: 'back_office', delete: true },
    ],
  },
  {
    on: '2026-09-08',
    by: 'qa_suite',
    create: { name: 'QA temporary 7f3a', code: 'qa-tmp-7f3a', metadata: { suite: 'groups' } },
    later: [{ on: '2026-09-09', by: 'qa_suite', delete: true }],
  },
]
