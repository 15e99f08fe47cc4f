import type { MarketStory } from './market-story.ts'

/** Markets for one group: trade, staff, those with a pro deal, clubs. */
export const privateMarkets: readonly MarketStory[] = [
  {
    on: '2024-05-14',
    by: 'back_office',
    create: {
      name: 'B2B Europe',
      code: 'b2b-eu',
      checkout_url: 'https://b2b.example.com/eu',
      external_order_validation_url: 'https://hooks.example.com/b2b/credit-check',
      metadata: { invoice: true, minimum_order: 750 },
    },
    links: {
      customer_group: 'wholesale-eu',
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Wholesale EUR',
      inventory_model: 'Wholesale: preorder and Rotterdam',
    },
    later: [
      {
        on: '2025-04-03',
        by: 'erp_bridge',
        update: { external_prices_url: 'https://hooks.example.com/b2b/prices' },
      },
      { on: '2026-01-03', by: 'erp_bridge', merge: { minimum_order: 800 } },
    ],
  },
  {
    on: '2024-05-15',
    by: 'back_office',
    create: {
      name: 'B2B United States',
      code: 'b2b-us',
      checkout_url: 'https://b2b.example.com/us',
      metadata: { invoice: true, minimum_order: 1000 },
    },
    links: {
      customer_group: 'wholesale-us',
      merchant: 'Tarnfell Outdoor Inc.',
      price_list: 'Wholesale USD',
      inventory_model: 'North America: Boulder, then Reno',
    },
  },
  {
    on: '2024-08-14',
    by: 'back_office',
    create: {
      name: 'B2B United Kingdom',
      code: 'b2b-uk',
      checkout_url: 'https://b2b.example.com/uk',
      metadata: { invoice: true },
    },
    links: {
      customer_group: 'wholesale-uk',
      merchant: 'Tarnfell Trading Ltd',
      price_list: 'Wholesale GBP',
      inventory_model: 'Wholesale: preorder and Rotterdam',
    },
    later: [
      { on: '2026-04-13', by: 'back_office', trigger: '_disable' },
      { on: '2026-04-14', by: 'erp_bridge', links: { customer_group: null, inventory_model: null } },
    ],
  },
  {
    on: '2024-07-31',
    by: 'back_office',
    create: {
      name: 'Staff shop',
      code: 'staff',
      checkout_url: 'https://staff.example.com/checkout',
      metadata: { payroll_deduction: true, limit: { amount: 1500, currency: 'EUR' } },
    },
    links: {
      customer_group: 'staff-eu',
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Staff EUR',
      inventory_model: 'Europe: Rotterdam',
    },
    later: [{ on: '2025-12-09', by: 'back_office', merge: { limit: { amount: 1800, currency: 'EUR' } } }],
  },
  {
    on: '2025-06-05',
    by: 'back_office',
    create: { name: 'Staff outlet', code: 'staff-outlet', metadata: { opens: 'last friday of the month' } },
    links: {
      customer_group: 'staff-eu',
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Outlet EUR',
      inventory_model: 'Outlet: returns and last pieces',
    },
  },
  {
    on: '2024-06-26',
    by: 'back_office',
    create: { name: 'Pro deal', code: 'pro', metadata: { proof: 'uploaded each year' } },
    links: {
      customer_group: 'pro-guides',
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Pro and club EUR',
      inventory_model: 'Europe: Rotterdam',
    },
    later: [
      {
        on: '2025-12-01',
        by: 'back_office',
        update: { name: 'Pro deal Europe', checkout_url: 'https://pro.example.com/checkout' },
      },
    ],
  },
  {
    on: '2024-06-12',
    by: 'back_office',
    create: { name: 'Vereinsshop Allgäu', code: 'club-allgaeu', metadata: { discount_percent: 10 } },
    links: {
      customer_group: 'club-allgaeu',
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Retail EUR',
      inventory_model: 'Europe: Rotterdam',
    },
    later: [{ on: '2024-06-27', by: 'back_office', links: { price_list: 'Pro and club EUR' } }],
  },
  {
    on: '2025-07-23',
    by: 'back_office',
    create: { name: 'Front Range club shop', code: 'club-front-range', metadata: { pickup: ['Boulder'] } },
    links: {
      customer_group: 'club-front-range',
      merchant: 'Tarnfell Outdoor Inc.',
      price_list: 'Retail USD',
      inventory_model: 'North America: Boulder, then Reno',
    },
  },
  {
    on: '2025-03-19',
    by: 'erp_bridge',
    create: {
      name: '日本(ディストリビューター)',
      code: 'jp',
      external_order_validation_url: 'https://hooks.example.com/jp/incoterm',
      reference: 'SO-7100',
      reference_origin: 'sap',
      metadata: { lead_time_weeks: 7 },
    },
    links: {
      customer_group: 'dist-jp',
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Distribution JPY',
      inventory_model: 'Wholesale: preorder and Rotterdam',
    },
  },
]
