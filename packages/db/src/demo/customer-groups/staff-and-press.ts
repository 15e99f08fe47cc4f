import type { GroupStory } from './group-story.ts'

/** Those who work for the brand, and those who write and talk about it. */
export const staffAndPressGroups: readonly GroupStory[] = [
  {
    on: '2024-05-07',
    by: 'back_office',
    create: {
      name: 'Employees',
      code: 'staff',
      metadata: {
        discount_percent: 40,
        owner: 'People team',
        yearly_limit: { amount: 1500, currency: 'EUR' },
      },
    },
    later: [
      { on: '2024-07-30', by: 'back_office', update: { name: 'Staff EU', code: 'staff-eu' } },
      { on: '2024-08-20', by: 'crm_sync', update: { reference: 'workers-eu', reference_origin: 'workday' } },
      { on: '2025-12-09', by: 'back_office', merge: { yearly_limit: { amount: 1800, currency: 'EUR' } } },
    ],
  },
  {
    on: '2024-07-30',
    by: 'back_office',
    create: {
      name: 'Staff US',
      code: 'staff-us',
      reference: 'workers-us',
      reference_origin: 'workday',
      metadata: {
        discount_percent: 40,
        owner: 'People team',
        yearly_limit: { amount: 1600, currency: 'USD' },
      },
    },
    later: [
      { on: '2025-12-09', by: 'back_office', merge: { yearly_limit: { amount: 2000, currency: 'USD' } } },
    ],
  },
  {
    on: '2024-11-19',
    by: 'crm_sync',
    create: {
      name: 'Seasonal shop staff',
      code: 'staff-seasonal',
      reference: 'workers-seasonal',
      reference_origin: 'workday',
      metadata: { discount_percent: 25, owner: 'People team', season: 'winter 2024/25' },
    },
    later: [
      { on: '2025-11-04', by: 'back_office', merge: { season: 'winter 2025/26' } },
      { on: '2026-11-03', by: 'back_office', merge: { season: 'winter 2026/27', discount_percent: 30 } },
    ],
  },
  {
    on: '2024-12-10',
    by: 'back_office',
    create: {
      name: 'Friends & family',
      code: 'friends-family',
      metadata: { discount_percent: 20, vouchers_for_each_employee: 4, windows: ['2024-12-10/2024-12-17'] },
    },
    later: [
      {
        on: '2025-12-02',
        by: 'back_office',
        merge: { windows: ['2024-12-10/2024-12-17', '2025-12-02/2025-12-14'] },
      },
    ],
  },
  {
    on: '2024-05-28',
    by: 'back_office',
    create: {
      name: 'Press',
      code: 'press',
      metadata: { discount_percent: 100, owner: 'Camille Perrin', loan_days: 45 },
    },
    later: [
      { on: '2025-01-15', by: 'back_office', update: { name: 'Press & reviewers EU', code: 'press-eu' } },
      { on: '2025-07-08', by: 'crm_sync', update: { reference: 'list-2502', reference_origin: 'hubspot' } },
      {
        on: '2026-08-25',
        by: 'back_office',
        merge: { loan_days: 60, languages: ['de', 'en', 'fr', 'it', 'nb'] },
      },
    ],
  },
  {
    on: '2025-01-15',
    by: 'back_office',
    create: {
      name: 'Press & reviewers US',
      code: 'press-us',
      metadata: { discount_percent: 100, owner: 'Rosa Delgado', loan_days: 60, agency: 'Larkspur & Pine' },
    },
    later: [{ on: '2026-01-20', by: 'back_office', merge: { agency: null, owner: 'Camille Perrin' } }],
  },
  {
    on: '2024-09-24',
    by: 'crm_sync',
    create: {
      name: 'Athletes & ambassadors',
      code: 'ambassadors',
      reference: 'list-2255',
      reference_origin: 'hubspot',
      metadata: {
        budget: { amount: 2400.0, currency: 'EUR', renews: 'january' },
        disciplines: ['ski touring', 'trail running', 'alpine climbing'],
      },
    },
    later: [
      {
        on: '2025-01-07',
        by: 'crm_sync',
        merge: { budget: { amount: 2600.0, currency: 'EUR', renews: 'january' } },
      },
      {
        on: '2026-01-06',
        by: 'crm_sync',
        merge: {
          budget: { amount: 2850.5, currency: 'EUR', renews: 'january' },
          disciplines: ['ski touring', 'trail running', 'alpine climbing', 'bikepacking'],
        },
      },
    ],
  },
  {
    on: '2025-05-20',
    by: 'newsletter',
    create: {
      name: 'Affiliate creators',
      code: 'affiliates',
      reference: 'XyK4pQ',
      reference_origin: 'klaviyo',
      metadata: {
        commission_percent: 7.5,
        cookie_days: 30,
        discount_percent: 10,
        tags: ['paid social', 'youtube'],
      },
    },
    later: [{ on: '2026-06-09', by: 'newsletter', merge: { commission_percent: 8.25, cookie_days: 14 } }],
  },
]
