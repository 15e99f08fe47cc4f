import type { Segment } from './segment.ts'

/** Who the customers of the live environment are, by the way in which they came and went through the groups. */
// oxfmt-ignore
export const liveSegments: readonly Segment[] = [
  // Without a group.
  { about: 'Guests at the checkout', people: 'shoppers', count: 330, made: ['2024-05-22', '2026-11-19'] },
  { about: 'Taken over from the old shop', people: 'shoppers', count: 90, made: ['2024-04-29', '2024-05-03'] },
  { about: 'Readers of the newsletter who never bought', people: 'readers', count: 150, made: ['2024-06-03', '2026-11-19'] },
  { about: 'Left the club again', people: 'shoppers', count: 44, made: ['2024-06-10', '2025-12-20'], moves: [
    { to: 'cairn-trail', days: ['2024-06-20', '2026-02-28'], by: 'loyalty_engine' },
    { to: null, days: ['2026-03-01', '2026-11-15'], by: 'web_shop' },
  ] },
  { about: 'Early access of 2024, once', people: 'shoppers', count: 58, made: ['2024-06-01', '2024-11-10'], moves: [
    { to: 'bf24', days: ['2024-11-12', '2024-11-28'], by: 'newsletter' },
    { to: null, days: ['2025-01-20', '2025-01-27'], by: 'back_office' },
  ] },
  { about: 'Early access of 2025, once', people: 'shoppers', count: 47, made: ['2024-07-01', '2025-10-20'], moves: [
    { to: 'bf25-early', days: ['2025-11-03', '2025-11-26'], by: 'newsletter' },
    { to: null, days: ['2025-12-05', '2025-12-09'], by: 'back_office' },
  ] },
  { about: 'Summer clearance of 2025', people: 'shoppers', count: 39, made: ['2024-08-01', '2025-05-20'], moves: [
    { to: 'sale-summer-25', days: ['2025-06-02', '2025-06-20'], by: 'newsletter' },
    { to: null, days: ['2025-08-25', '2025-08-30'], by: 'newsletter' },
  ] },
  { about: 'Shops in the United Kingdom, now with the distributor', people: 'businesses', count: 13, made: ['2024-08-20', '2025-11-28'], group: 'wholesale-uk', moves: [
    { to: null, days: ['2026-04-01', '2026-04-12'], by: 'back_office' },
  ] },
  // The Cairn Club.
  { about: 'Trail', people: 'shoppers', count: 372, made: ['2024-05-22', '2026-11-02'], moves: [
    { to: 'cairn-trail', days: ['2024-06-03', '2026-11-18'], by: 'loyalty_engine' },
  ] },
  { about: 'Trail, from the first day', people: 'regulars', count: 28, made: ['2024-05-08', '2024-05-30'], group: 'club-bronze' },
  { about: 'Ridge, after Trail', people: 'regulars', count: 176, made: ['2024-06-03', '2026-05-30'], moves: [
    { to: 'cairn-trail', days: ['2024-06-20', '2026-08-30'], by: 'loyalty_engine' },
    { to: 'cairn-ridge', days: ['2024-12-01', '2026-11-18'], by: 'loyalty_engine' },
  ] },
  { about: 'Ridge, at once', people: 'regulars', count: 33, made: ['2024-06-03', '2026-09-30'], group: 'cairn-ridge' },
  { about: 'Summit, after Ridge', people: 'regulars', count: 61, made: ['2024-06-03', '2025-09-30'], moves: [
    { to: 'cairn-ridge', days: ['2024-07-01', '2026-01-30'], by: 'loyalty_engine' },
    { to: 'cairn-summit', days: ['2025-01-20', '2026-11-18'], by: 'loyalty_engine' },
  ] },
  { about: 'Summit, after Platinum', people: 'regulars', count: 27, made: ['2024-05-20', '2025-01-31'], group: 'club-platinum', moves: [
    { to: 'cairn-summit', days: ['2025-02-25', '2025-03-03'], by: 'back_office' },
  ] },
  { about: 'Summit, after Trail and Ridge', people: 'regulars', count: 19, made: ['2024-06-03', '2024-12-20'], moves: [
    { to: 'cairn-trail', days: ['2024-07-01', '2025-01-31'], by: 'loyalty_engine' },
    { to: 'cairn-ridge', days: ['2025-03-10', '2025-10-31'], by: 'loyalty_engine' },
    { to: 'cairn-summit', days: ['2026-02-20', '2026-11-10'], by: 'loyalty_engine' },
  ] },
  { about: 'Founding members', people: 'regulars', count: 96, made: ['2024-06-18', '2024-07-12'], group: 'founders', locales: { 'nb-NO': 90, 'sv-SE': 6, 'en-GB': 4 } },
  { about: 'Personal shopping', people: 'regulars', count: 31, made: ['2024-09-16', '2026-10-30'], group: 'vip' },
  { about: 'Repaired something', people: 'shoppers', count: 42, made: ['2024-09-02', '2026-09-30'], moves: [
    { to: 'repair-programme', days: ['2025-04-14', '2026-11-12'], by: 'loyalty_engine' },
  ] },
  { about: 'Traded something in', people: 'shoppers', count: 57, made: ['2024-09-02', '2026-09-30'], moves: [
    { to: 'trade-in', days: ['2025-08-25', '2026-11-12'], by: 'loyalty_engine' },
  ] },
  // Trade.
  { about: 'Independent shops in Europe', people: 'businesses', count: 46, made: ['2024-05-16', '2026-10-12'], group: 'wholesale-eu', locales: { 'de-DE': 30, 'fr-FR': 22, 'it-IT': 14, 'de-AT': 12, 'nl-NL': 8, 'es-ES': 8, 'pl-PL': 6 } },
  { about: 'Independent shops in the United States', people: 'businesses', count: 29, made: ['2024-05-16', '2026-10-12'], group: 'wholesale-us', locales: { 'en-US': 1 } },
  { about: 'Chains', people: 'businesses', count: 9, made: ['2024-07-08', '2026-06-15'], group: 'chains-dach', locales: { 'de-DE': 5, 'de-AT': 2, 'de-CH': 2 } },
  { about: 'Huts', people: 'businesses', count: 16, made: ['2024-10-28', '2026-09-07'], group: 'huts', locales: { 'de-AT': 4, 'de-CH': 4, 'fr-FR': 4, 'it-IT': 3 } },
  { about: 'Guides', people: 'professionals', count: 53, made: ['2024-06-27', '2026-11-03'], group: 'pro' },
  { about: 'Guides, imported', people: 'professionals', count: 12, made: ['2024-12-19', '2025-01-07'], group: 'Guides and instructors (imported)', moves: [
    { to: 'pro-guides', days: ['2025-02-03', '2025-02-10'], by: 'crm_sync' },
  ] },
  { about: 'Mountain rescue', people: 'professionals', count: 18, made: ['2025-01-23', '2026-08-20'], group: 'mountain-rescue' },
  { about: 'Rental stations', people: 'businesses', count: 12, made: ['2025-03-03', '2026-09-28'], group: 'rental' },
  { about: 'Marketplaces', people: 'businesses', count: 5, made: ['2025-06-16', '2026-03-02'], group: 'marketplaces' },
  { about: 'Gifts for employees', people: 'businesses', count: 17, made: ['2025-10-20', '2026-11-09'], group: 'corporate' },
  { about: 'Charities and town halls', people: 'businesses', count: 13, made: ['2026-01-29', '2026-10-26'], group: 'non-profit' },
  { about: 'Distributor in Japan', people: 'businesses', count: 1, made: ['2025-03-24', '2025-04-11'], group: 'dist-jp', locales: { 'ja-JP': 1 } },
  // Staff and press.
  { about: 'Employees in Europe', people: 'colleagues', count: 47, made: ['2024-08-05', '2026-11-03'], group: 'staff-eu', locales: { 'nb-NO': 50, 'nl-NL': 25, 'fr-FR': 15, 'de-DE': 10 } },
  { about: 'Employees in the United States', people: 'colleagues', count: 19, made: ['2024-08-05', '2026-10-20'], group: 'staff-us', locales: { 'en-US': 1 } },
  { about: 'Seasonal staff', people: 'colleagues', count: 22, made: ['2025-10-06', '2026-11-06'], moves: [
    { to: 'staff-seasonal', days: ['2025-11-10', '2026-11-16'], by: 'crm_sync' },
  ] },
  { about: 'Seasonal staff who stayed', people: 'colleagues', count: 6, made: ['2024-11-25', '2024-12-10'], group: 'staff-seasonal', moves: [
    { to: 'staff-eu', days: ['2025-03-03', '2025-03-14'], by: 'crm_sync' },
  ] },
  { about: 'Friends and family', people: 'shoppers', count: 38, made: ['2024-12-11', '2025-12-13'], group: 'friends-family' },
  { about: 'Press in Europe', people: 'journalists', count: 21, made: ['2024-06-03', '2026-09-30'], group: 'press-eu' },
  { about: 'Press in the United States', people: 'journalists', count: 12, made: ['2025-01-20', '2026-09-30'], group: 'press-us', locales: { 'en-US': 1 } },
  { about: 'Athletes', people: 'regulars', count: 13, made: ['2024-10-01', '2026-06-30'], moves: [
    { to: 'ambassadors', days: ['2025-01-08', '2026-09-30'], by: 'crm_sync' },
  ] },
  { about: 'Creators', people: 'shoppers', count: 26, made: ['2025-05-26', '2026-10-30'], group: 'affiliates' },
  // Communities.
  { about: 'Alpenverein Allgäu', people: 'shoppers', count: 44, made: ['2024-06-10', '2026-10-30'], group: 'club-allgaeu', locales: { 'de-DE': 9, 'de-AT': 1 } },
  { about: 'Club alpin', people: 'shoppers', count: 52, made: ['2024-06-10', '2026-10-30'], group: 'club-annecy', locales: { 'fr-FR': 1 } },
  { about: 'Turlag Tromsø', people: 'shoppers', count: 18, made: ['2024-10-21', '2026-10-30'], group: 'club-tromso', locales: { 'nb-NO': 1 } },
  { about: 'Pirineos', people: 'shoppers', count: 23, made: ['2025-04-01', '2026-10-30'], group: 'club-pirineos', locales: { 'es-ES': 8, 'fr-FR': 2 } },
  { about: 'Fell walkers', people: 'shoppers', count: 15, made: ['2025-04-21', '2026-10-30'], group: 'club-lakeland', locales: { 'en-GB': 1 } },
  { about: 'Front Range', people: 'shoppers', count: 64, made: ['2025-07-21', '2026-11-06'], group: 'club-front-range', locales: { 'en-US': 1 } },
  { about: 'Students', people: 'students', count: 139, made: ['2024-09-02', '2026-11-10'], group: 'students' },
  { about: 'Students no more', people: 'students', count: 21, made: ['2024-09-02', '2025-06-30'], group: 'students', moves: [
    { to: 'cairn-trail', days: ['2025-09-01', '2026-09-30'], by: 'web_shop' },
  ] },
  { about: 'Teachers', people: 'students', count: 31, made: ['2025-08-25', '2026-10-30'], group: 'teachers' },
  // Audiences.
  { about: 'Newsletter, spring 2025', people: 'readers', count: 73, made: ['2025-04-01', '2025-06-28'], group: 'nl-2025-spring' },
  { about: 'Newsletter, spring 2026', people: 'readers', count: 134, made: ['2026-04-01', '2026-06-28'], group: 'nl-2026-spring' },
  { about: 'Newsletter, autumn 2026', people: 'readers', count: 108, made: ['2026-10-01', '2026-11-19'], group: 'nl-2026-autumn' },
  { about: 'Lapsed', people: 'shoppers', count: 55, made: ['2024-05-22', '2025-04-30'], moves: [
    { to: 'winback-12', days: ['2025-10-01', '2026-11-15'], by: 'newsletter' },
  ] },
  { about: 'Lapsed, after the clearance', people: 'shoppers', count: 29, made: ['2024-08-01', '2025-05-20'], moves: [
    { to: 'sale-summer-25', days: ['2025-06-02', '2025-06-20'], by: 'newsletter' },
    { to: null, days: ['2025-08-25', '2025-08-30'], by: 'newsletter' },
    { to: 'winback-12', days: ['2025-09-24', '2025-12-20'], by: 'newsletter' },
  ] },
  { about: 'Early access of 2026', people: 'regulars', count: 104, made: ['2024-09-02', '2026-10-20'], moves: [
    { to: 'bf26-early', days: ['2026-10-28', '2026-11-18'], by: 'newsletter' },
  ] },
  { about: 'Tent testers', people: 'regulars', count: 36, made: ['2024-09-02', '2026-04-10'], moves: [
    { to: 'beta-tents', days: ['2026-04-27', '2026-06-05'], by: 'crm_sync' },
  ] },
  { about: 'First users of the app', people: 'regulars', count: 24, made: ['2025-02-03', '2025-10-30'], moves: [
    { to: 'beta-app', days: ['2025-11-10', '2026-06-30'], by: 'back_office' },
  ] },
]
