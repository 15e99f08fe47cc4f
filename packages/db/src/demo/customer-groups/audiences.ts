import type { GroupStory } from './group-story.ts'

/** Groups for a time: newsletter cohorts, audiences of a campaign, early access and testers. */
export const audienceGroups: readonly GroupStory[] = [
  {
    on: '2025-03-31',
    by: 'newsletter',
    create: {
      name: 'Newsletter – spring 2025',
      code: 'nl-2025-spring',
      reference: 'RtW9aa',
      reference_origin: 'klaviyo',
      metadata: { cohort: '2025-Q1', signups: 6120, welcome_discount_percent: 10 },
    },
    later: [
      { on: '2025-06-30', by: 'newsletter', merge: { open_rate: 0.4127, first_order_rate: 0.0835 } },
      { on: '2025-12-31', by: 'newsletter', merge: { open_rate: 0.3541, first_order_rate: 0.1172 } },
    ],
  },
  {
    on: '2026-03-31',
    by: 'newsletter',
    create: {
      name: 'Newsletter – spring 2026',
      code: 'nl-2026-spring',
      reference: 'Uc3Fke',
      reference_origin: 'klaviyo',
      metadata: { cohort: '2026-Q1', signups: 7344, welcome_discount_percent: 10 },
    },
    later: [{ on: '2026-06-30', by: 'newsletter', merge: { open_rate: 0.4309, first_order_rate: 0.0917 } }],
  },
  {
    on: '2026-09-30',
    by: 'newsletter',
    create: {
      name: 'Newsletter – autumn 2026',
      code: 'nl-2026-autumn',
      reference: 'VmP2sZ',
      reference_origin: 'klaviyo',
      metadata: { cohort: '2026-Q3', signups: 5871, welcome_discount_percent: 5 },
    },
  },
  {
    on: '2025-09-23',
    by: 'newsletter',
    create: {
      name: 'Lapsed 12 months',
      code: 'winback-12',
      reference: 'SaB7n1',
      reference_origin: 'klaviyo',
      metadata: { rule: { last_order: { older_than_days: 365 } }, voucher: { amount: 15, currency: 'EUR' } },
    },
    later: [
      { on: '2025-11-18', by: 'newsletter', update: { name: 'Win-back – no order for 12 months' } },
      {
        on: '2026-03-10',
        by: 'newsletter',
        merge: { rule: { last_order: { older_than_days: 365 }, orders: { at_least: 2 } } },
      },
    ],
  },
  {
    on: '2025-10-27',
    by: 'back_office',
    create: {
      name: 'Black Friday 2025 – early access',
      code: 'bf25-early',
      metadata: { campaign: 'BF25', starts: '2025-11-27T06:00:00Z', hours_ahead: 12, discount_percent: 25 },
    },
    later: [
      { on: '2025-11-14', by: 'newsletter', update: { reference: 'TzQ81d', reference_origin: 'klaviyo' } },
      { on: '2025-11-20', by: 'back_office', merge: { hours_ahead: 18 } },
      {
        on: '2025-12-04',
        by: 'back_office',
        merge: { result: { orders: 1893, revenue: 214560.35, currency: 'EUR' } },
      },
    ],
  },
  {
    on: '2026-10-26',
    by: 'back_office',
    create: {
      name: 'Black Friday 2026 – early access',
      code: 'bf26-early',
      metadata: { campaign: 'BF26', starts: '2026-11-26T06:00:00Z', hours_ahead: 24, discount_percent: 20 },
    },
    later: [
      { on: '2026-11-12', by: 'newsletter', update: { reference: 'Wq4LxE', reference_origin: 'klaviyo' } },
      { on: '2026-11-19', by: 'back_office', merge: { discount_percent: 22.5 } },
    ],
  },
  {
    on: '2026-02-03',
    by: 'back_office',
    create: {
      name: 'Autumn/Winter 26 – first look',
      code: 'aw26-first-look',
      metadata: {
        collection: 'AW26',
        opens: '2026-08-20',
        invited_from: ['cairn-summit', 'founders', 'vip'],
        looks: [
          { name: 'Hoarfrost shell', price: { EUR: 429.0, USD: 459.0 } },
          { name: 'Peat fleece', price: { EUR: 139.95, USD: 149.95 } },
        ],
      },
    },
    later: [
      { on: '2026-07-21', by: 'back_office', merge: { opens: '2026-08-18' } },
      { on: '2026-08-18', by: 'newsletter', update: { reference: 'VbH0ty', reference_origin: 'klaviyo' } },
    ],
  },
  {
    on: '2026-04-21',
    by: 'back_office',
    create: {
      name: 'Tent testers 2026',
      code: 'beta-tents',
      metadata: { product: 'Skerry 2P', testers: 60, nights_each: 10, feedback_by: '2026-09-15' },
    },
    later: [
      { on: '2026-05-05', by: 'crm_sync', update: { reference: 'list-2790', reference_origin: 'hubspot' } },
      { on: '2026-09-22', by: 'back_office', merge: { feedback: { received: 51, average_score: 4.37 } } },
    ],
  },
  {
    on: '2025-11-06',
    by: 'back_office',
    create: {
      name: 'App beta',
      code: 'beta-app',
      metadata: { platform: ['ios', 'android'], build: '0.9.4', seats: 500 },
    },
    later: [
      { on: '2026-01-22', by: 'back_office', merge: { build: '0.11.0' } },
      { on: '2026-05-12', by: 'back_office', merge: { build: '1.0.0-rc.2', seats: 1000 } },
      {
        on: '2026-06-18',
        by: 'back_office',
        update: { name: 'App – first users' },
        merge: { build: '1.0.0' },
      },
    ],
  },
  {
    on: '2026-11-17',
    by: 'back_office',
    create: {
      name: 'Oslo shop opening – guest list',
      metadata: { event: 'opening', date: '2027-01-30', seats: 180, region: 'NO' },
    },
  },
  {
    on: '2024-10-28',
    by: 'back_office',
    create: {
      name: 'Black Friday 2024',
      code: 'bf24',
      metadata: { campaign: 'BF24', starts: '2024-11-29T06:00:00Z', discount_percent: 30 },
    },
    later: [
      { on: '2024-11-21', by: 'back_office', merge: { discount_percent: 25 } },
      {
        on: '2024-12-05',
        by: 'back_office',
        merge: { result: { orders: 1204, revenue: 131877.9, currency: 'EUR' } },
      },
      { on: '2025-01-28', by: 'back_office', delete: true },
    ],
  },
  {
    on: '2025-05-30',
    by: 'newsletter',
    create: {
      name: 'Summer clearance 2025 audience',
      code: 'sale-summer-25',
      reference: 'S9wKKo',
      reference_origin: 'klaviyo',
      metadata: { campaign: 'SS25 clearance', recipients: 41230 },
    },
    later: [{ on: '2025-09-01', by: 'newsletter', delete: true }],
  },
]
