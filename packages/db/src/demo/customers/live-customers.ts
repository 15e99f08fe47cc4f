import type { CustomerStory } from './customer-story.ts'

const newcomer = { status: 'prospect', has_password: false, total_orders_count: 0 } as const

/** Customers of whom there is more to tell. */
export const liveCustomers: readonly CustomerStory[] = [
  {
    on: '2024-05-20',
    by: 'erp_bridge',
    create: {
      email: 'einkauf@bergsport-huber.example.com',
      reference: 'BP-100201',
      reference_origin: 'sap',
      tax_exemption_code: 'RC-DE-100201',
      metadata: {
        company: 'Bergsport Huber',
        locale: 'de-DE',
        contact: { name: 'Leonhard Huber', phone: '+49 8321 555 0142', prefers: 'phone' },
        terms: { days: 30, credit_limit: { amount: 20000, currency: 'EUR' } },
      },
    },
    facts: { status: 'repeat', has_password: true, total_orders_count: 11 },
    links: { customer_group: 'wholesale-eu' },
    later: [
      {
        on: '2025-01-04',
        by: 'erp_bridge',
        facts: { total_orders_count: 24 },
        merge: { terms: { days: 30, credit_limit: { amount: 25000, currency: 'EUR' } } },
      },
      { on: '2026-01-04', by: 'erp_bridge', facts: { total_orders_count: 43 } },
    ],
  },
  {
    on: '2024-05-28',
    by: 'erp_bridge',
    create: {
      email: 'orders@sawatch-outfitters.example.com',
      reference: 'BP-100317',
      reference_origin: 'sap',
      tax_exemption_code: 'CO-RESALE-48120',
      metadata: { company: 'Sawatch Outfitters', locale: 'en-US', stores: ['Salida', 'Leadville'] },
    },
    facts: { status: 'repeat', has_password: true, total_orders_count: 4 },
    links: { customer_group: 'wholesale-us' },
    later: [
      { on: '2025-02-19', by: 'erp_bridge', update: { email: 'buying@sawatch-outfitters.example.com' } },
      { on: '2026-02-03', by: 'erp_bridge', facts: { total_orders_count: 19 } },
      {
        on: '2026-03-17',
        by: 'back_office',
        merge: { stores: ['Salida', 'Leadville', 'Gunnison'] },
      },
    ],
  },
  {
    on: '2024-08-21',
    by: 'erp_bridge',
    create: {
      email: 'stock@hawkrigg.example.com',
      reference: 'BP-100408',
      reference_origin: 'sap',
      metadata: { company: 'Hawkrigg Distribution', locale: 'en-GB', vat: { number: 'GB 000 1234 56' } },
    },
    facts: { ...newcomer, has_password: true },
    links: { customer_group: 'wholesale-uk' },
    later: [
      { on: '2024-10-02', by: 'erp_bridge', facts: { status: 'acquired', total_orders_count: 1 } },
      { on: '2025-06-05', by: 'erp_bridge', facts: { status: 'repeat', total_orders_count: 9 } },
      {
        on: '2026-04-09',
        by: 'back_office',
        links: { customer_group: null },
        merge: { role: 'distributor for the United Kingdom' },
      },
    ],
  },
  {
    on: '2025-01-29',
    by: 'back_office',
    create: {
      email: 'materiel@secours-montagne.example.org',
      tax_exemption_code: 'FR-ASSO-74-0093',
      metadata: { company: 'Secours en montagne, Annecy', locale: 'fr-FR', teams: 4 },
    },
    facts: newcomer,
    links: { customer_group: 'mountain-rescue' },
    later: [{ on: '2025-03-06', by: 'erp_bridge', facts: { status: 'acquired', total_orders_count: 1 } }],
  },
  {
    on: '2025-03-21',
    by: 'erp_bridge',
    create: {
      email: 'import@yamamichi.example.net',
      reference: 'BP-100612',
      reference_origin: 'sap',
      tax_exemption_code: 'EXPORT-JP',
      metadata: {
        company: '株式会社山道',
        locale: 'ja-JP',
        contact: { name: '佐藤 陽菜', department: '輸入部' },
      },
    },
    facts: { ...newcomer, has_password: true },
    links: { customer_group: 'dist-jp' },
    later: [
      { on: '2025-09-12', by: 'erp_bridge', facts: { status: 'acquired', total_orders_count: 1 } },
      { on: '2026-03-13', by: 'erp_bridge', facts: { status: 'repeat', total_orders_count: 2 } },
    ],
  },
  {
    on: '2024-06-14',
    by: 'web_shop',
    create: {
      email: 'signe.aanensen@example.org',
      shopper_reference: 'shopper-7Kq2',
      metadata: {
        given_name: 'Signe',
        family_name: 'Aanensen',
        locale: 'nb-NO',
        consent: { newsletter: true },
      },
    },
    facts: { ...newcomer, has_password: true },
    later: [
      { on: '2024-06-16', by: 'erp_bridge', facts: { status: 'acquired', total_orders_count: 1 } },
      { on: '2024-09-19', by: 'loyalty_engine', links: { customer_group: 'cairn-ridge' } },
      { on: '2024-11-29', by: 'erp_bridge', facts: { status: 'repeat', total_orders_count: 5 } },
      { on: '2025-09-04', by: 'crm_sync', links: { customer_group: 'ambassadors' } },
      {
        on: '2026-03-03',
        by: 'crm_sync',
        merge: { sports: ['ski touring', 'trail running'], instagram: null },
      },
    ],
  },
  {
    on: '2024-07-05',
    by: 'web_shop',
    create: {
      email: 'marguerite.delacroix@post.example.net',
      metadata: {
        given_name: 'Marguerite',
        family_name: 'Delacroix',
        locale: 'fr-FR',
        consent: { newsletter: true },
      },
    },
    facts: { ...newcomer, has_password: true },
    links: { customer_group: 'club-platinum' },
    later: [
      { on: '2025-02-27', by: 'loyalty_engine', links: { customer_group: 'cairn-summit' } },
      { on: '2025-03-25', by: 'web_shop', update: { email: 'm.delacroix@post.example.net' } },
      { on: '2025-04-16', by: 'back_office', merge: { consent: { newsletter: false, since: '2025-04-16' } } },
    ],
  },
  {
    on: '2024-08-27',
    by: 'web_shop',
    create: {
      email: 'Tomasz.Wrona@tarnfell.example.com',
      metadata: { given_name: 'Tomasz', family_name: 'Wrona', locale: 'pl-PL', team: 'Loyalty' },
    },
    facts: { ...newcomer, has_password: true },
    links: { customer_group: 'staff-eu' },
    later: [{ on: '2024-11-08', by: 'erp_bridge', facts: { status: 'acquired', total_orders_count: 1 } }],
  },
  {
    on: '2025-05-06',
    by: 'web_shop',
    create: {
      email: 'ghost.rider@example.net',
      metadata: { given_name: 'Jonas', family_name: 'Vantongeren', locale: 'nl-NL' },
    },
    facts: newcomer,
    links: { customer_group: 'cairn-trail' },
    later: [
      { on: '2025-06-17', by: 'web_shop', links: { customer_group: null } },
      { on: '2025-06-18', by: 'back_office', update: { metadata: {} } },
      { on: '2025-07-01', by: 'back_office', delete: true },
    ],
  },
]
