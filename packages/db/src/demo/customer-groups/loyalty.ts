import type { GroupStory } from './group-story.ts'

/** The Cairn Club, the retailer's loyalty programme: customers climb with what they spend in a year. */
export const loyaltyGroups: readonly GroupStory[] = [
  {
    on: '2024-05-06',
    by: 'back_office',
    create: {
      name: 'Club Bronze',
      code: 'club-bronze',
      metadata: { tier: 'bronze', discount_percent: 0, owner: 'Maren Solheim', region: 'global' },
    },
    later: [
      {
        on: '2024-05-21',
        by: 'loyalty_engine',
        update: { reference: 'tier_01', reference_origin: 'talon_one' },
      },
      { on: '2024-10-02', by: 'back_office', merge: { points_per_euro: 1, birthday_bonus: 50 } },
      {
        on: '2025-03-03',
        by: 'back_office',
        update: { name: 'Cairn Club – Trail', code: 'cairn-trail' },
        merge: { tier: 'trail', formerly: 'bronze' },
      },
      { on: '2026-02-16', by: 'loyalty_engine', merge: { points_per_euro: 1.25 } },
    ],
  },
  {
    on: '2024-05-06',
    by: 'back_office',
    create: {
      name: 'Club Silver',
      code: 'club-silver',
      metadata: {
        tier: 'silver',
        discount_percent: 5,
        owner: 'Maren Solheim',
        region: 'global',
        reach_by: { spent_in_a_year: 400, currency: 'EUR' },
      },
    },
    later: [
      {
        on: '2024-05-21',
        by: 'loyalty_engine',
        update: { reference: 'tier_02', reference_origin: 'talon_one' },
      },
      {
        on: '2025-03-03',
        by: 'back_office',
        update: { name: 'Cairn Club – Ridge', code: 'cairn-ridge' },
        merge: { tier: 'ridge', formerly: 'silver' },
      },
      {
        on: '2025-09-18',
        by: 'back_office',
        merge: {
          reach_by: { spent_in_a_year: 450, currency: 'EUR' },
          perks: ['free returns', 'repair voucher'],
        },
      },
      { on: '2026-02-16', by: 'loyalty_engine', merge: { points_per_euro: 1.5 } },
    ],
  },
  {
    on: '2024-05-06',
    by: 'back_office',
    create: {
      name: 'Club Gold',
      code: 'club-gold',
      metadata: {
        tier: 'gold',
        discount_percent: 10,
        owner: 'Maren Solheim',
        region: 'global',
        reach_by: { spent_in_a_year: 1200, currency: 'EUR' },
        perks: ['free shipping', 'early access'],
      },
    },
    later: [
      {
        on: '2024-05-21',
        by: 'loyalty_engine',
        update: { reference: 'tier_03', reference_origin: 'talon_one' },
      },
      { on: '2024-11-25', by: 'back_office', merge: { discount_percent: 12.5 } },
      {
        on: '2025-03-03',
        by: 'back_office',
        update: { name: 'Cairn Club – Summit', code: 'cairn-summit' },
        merge: { tier: 'summit', formerly: 'gold' },
      },
      {
        on: '2026-02-16',
        by: 'loyalty_engine',
        merge: {
          points_per_euro: 2,
          perks: ['free shipping', 'early access', 'annual re-waxing', 'guest pass'],
        },
      },
      { on: '2026-10-05', by: 'back_office', merge: { owner: 'Tomasz Wrona' } },
    ],
  },
  {
    on: '2024-06-17',
    by: 'back_office',
    create: {
      name: 'Founding members',
      code: 'founders',
      metadata: {
        tier: 'summit',
        discount_percent: 15,
        owner: 'Maren Solheim',
        is_closed: true,
        note: 'The first 500 who bought in the Bergen shop. Nobody is added any more.',
      },
    },
    later: [
      { on: '2025-01-09', by: 'crm_sync', update: { reference: 'list-2014', reference_origin: 'hubspot' } },
      {
        on: '2026-06-17',
        by: 'back_office',
        merge: { anniversary_gift: { sku: 'MUG-ENAMEL-10Y', sent: false } },
      },
      {
        on: '2026-07-01',
        by: 'erp_bridge',
        merge: { anniversary_gift: { sku: 'MUG-ENAMEL-10Y', sent: true } },
      },
    ],
  },
  {
    on: '2024-09-12',
    by: 'crm_sync',
    create: {
      name: 'VIP',
      code: 'vip',
      reference: 'list-2230',
      reference_origin: 'hubspot',
      metadata: { tier: 'vip', discount_percent: 15, owner: 'Ines Calloway', region: 'EU' },
    },
    later: [
      { on: '2024-12-03', by: 'back_office', update: { name: 'VIP – personal shopping' } },
      {
        on: '2025-05-27',
        by: 'back_office',
        merge: {
          shops: ['Bergen', 'Annecy', 'Boulder'],
          contact: { channel: 'whatsapp', hours: '10:00-19:00' },
        },
      },
      { on: '2026-08-11', by: 'crm_sync', merge: { lifetime_value_from: 5000.0, region: 'EU, US' } },
    ],
  },
  {
    on: '2025-04-08',
    by: 'loyalty_engine',
    create: {
      name: 'Repair programme',
      code: 'repair-programme',
      reference: 'segment_771',
      reference_origin: 'talon_one',
      metadata: {
        owner: 'Jonas Feddersen',
        free_repairs_a_year: 2,
        average_repair_cost: 18.4,
        tags: ['sustainability', 'after-sales'],
      },
    },
    later: [{ on: '2026-01-13', by: 'erp_bridge', merge: { average_repair_cost: 21.75 } }],
  },
  {
    on: '2025-08-19',
    by: 'loyalty_engine',
    create: {
      name: 'Trade-in customers',
      code: 'trade-in',
      metadata: {
        owner: 'Jonas Feddersen',
        voucher: { percent: 20, valid_days: 90 },
        tags: ['sustainability'],
      },
    },
  },
  {
    on: '2024-05-08',
    by: 'back_office',
    create: {
      name: 'Club Platinum',
      code: 'club-platinum',
      metadata: { tier: 'platinum', discount_percent: 20, owner: 'Maren Solheim' },
    },
    later: [
      {
        on: '2024-05-21',
        by: 'loyalty_engine',
        update: { reference: 'tier_04', reference_origin: 'talon_one' },
      },
      {
        on: '2025-02-24',
        by: 'back_office',
        update: { name: 'Club Platinum (closing, members move to Summit)' },
      },
      { on: '2025-03-04', by: 'back_office', delete: true },
    ],
  },
]
