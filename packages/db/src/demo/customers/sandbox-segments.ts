import type { Segment } from './segment.ts'

/** Who the customers of the sandbox are: hardly any of them a person. */
// oxfmt-ignore
export const sandboxSegments: readonly Segment[] = [
  // Without a group.
  { about: 'Robots between two runs', people: 'robots', count: 170, made: ['2025-01-20', '2026-11-19'] },
  { about: 'Copies of guests', people: 'copies', count: 120, made: ['2024-09-05', '2026-07-07'] },
  // Copies of the real groups.
  { about: 'Copies: Trail', people: 'copies', count: 74, made: ['2024-05-06', '2026-07-07'], group: 'cairn-trail' },
  { about: 'Copies: Ridge', people: 'copies', count: 31, made: ['2024-05-06', '2026-07-07'], moves: [
    { to: 'cairn-trail', days: ['2024-06-03', '2026-08-31'], by: 'loyalty_engine' },
    { to: 'cairn-ridge', days: ['2025-02-24', '2026-11-16'], by: 'loyalty_engine' },
  ] },
  { about: 'Copies: Summit', people: 'copies', count: 12, made: ['2024-05-06', '2025-01-31'], group: 'club-silver', moves: [
    { to: 'club-gold', days: ['2025-02-03', '2025-02-17'], by: 'loyalty_engine' },
  ] },
  { about: 'Copies: wholesale in Europe', people: 'businesses', count: 14, made: ['2024-05-13', '2025-12-18'], group: 'wholesale-eu' },
  { about: 'Copies: wholesale in the United States', people: 'businesses', count: 8, made: ['2024-05-13', '2025-12-18'], group: 'wholesale-us' },
  { about: 'Staff', people: 'colleagues', count: 12, made: ['2024-07-25', '2024-08-09'], group: 'staff' },
  // What teams and tests rely on.
  { about: 'HubSpot, lists A to F', people: 'copies', count: 318, made: ['2024-09-05', '2026-07-07'], group: 'hubspot-a-f' },
  { about: 'Black Friday rehearsals', people: 'robots', count: 121, made: ['2024-11-12', '2026-11-12'], moves: [
    { to: 'bf-rehearsal', days: ['2024-11-18', '2026-11-19'], by: 'back_office' },
  ] },
  { about: 'Checkout regression', people: 'robots', count: 146, made: ['2025-01-15', '2026-11-18'], group: 'qa-checkout' },
  { about: 'Price lists', people: 'robots', count: 40, made: ['2025-01-15', '2026-06-30'], group: 'qa-prices' },
  { about: 'Welcome flow', people: 'copies', count: 27, made: ['2025-05-07', '2025-06-30'], group: 'klaviyo-welcome-2' },
  { about: 'Internal testers of the app', people: 'colleagues', count: 14, made: ['2026-04-14', '2026-06-12'], group: 'beta-app' },
  { about: 'Migration trial 2', people: 'copies', count: 25, made: ['2025-10-17', '2025-10-17'], group: 'migration-2', moves: [
    { to: null, days: ['2025-10-18', '2025-10-19'], by: 'back_office' },
  ] },
  { about: 'Migration trial 3', people: 'copies', count: 36, made: ['2025-10-22', '2025-10-23'], group: 'migration-3' },
  // Groups with odd names.
  { about: 'Summit crew', people: 'robots', count: 5, made: ['2025-02-03', '2025-03-03'], group: 'emoji' },
  { about: 'Pop-up store in Tokyo', people: 'shoppers', count: 11, made: ['2025-02-03', '2025-11-03'], group: 'cjk', locales: { 'ja-JP': 1 } },
  { about: 'Dubai', people: 'robots', count: 7, made: ['2025-02-03', '2025-03-03'], group: 'rtl-arabic' },
  { about: 'Same name, first', people: 'robots', count: 2, made: ['2025-02-05', '2025-03-03'], group: 'same-1' },
  { about: 'Between small and capital letters', people: 'robots', count: 3, made: ['2025-02-13', '2025-03-03'], group: 'vip', moves: [
    { to: 'VIP', days: ['2025-03-10', '2025-03-14'], by: 'qa_suite' },
    { to: 'vip', days: ['2025-03-20', '2025-03-24'], by: 'qa_suite' },
  ] },
]
