import type { MarketStory } from './market-story.ts'

/** The markets of the sandbox: copies under trial, and what tests rely on. */
export const sandboxMarkets: readonly MarketStory[] = [
  {
    on: '2024-05-06',
    by: 'back_office',
    create: { name: 'Test market', code: 'test', checkout_url: 'https://checkout.example.com/test' },
    links: {
      merchant: '[SANDBOX] Tarnfell Europe B.V.',
      price_list: '[SANDBOX] Retail EUR',
      inventory_model: 'Endless stock',
    },
    later: [{ on: '2024-05-13', by: 'back_office', update: { name: '[SANDBOX] Europe', code: 'eu' } }],
  },
  {
    on: '2024-05-06',
    by: 'back_office',
    create: { name: '[SANDBOX] United States', code: 'us', shipping_cost_cutoff: 12500 },
    links: {
      merchant: '[SANDBOX] Tarnfell Outdoor Inc.',
      price_list: '[SANDBOX] Retail USD',
      inventory_model: 'Endless stock',
    },
  },
  {
    on: '2024-05-14',
    by: 'erp_bridge',
    create: {
      name: '[SANDBOX] B2B Europe',
      code: 'b2b-eu',
      external_prices_url: 'https://hooks.example.com/sandbox/prices?tier=b2b&currency=EUR',
    },
    links: {
      customer_group: 'wholesale-eu',
      merchant: '[SANDBOX] Tarnfell Europe B.V.',
      price_list: '[SANDBOX] Wholesale EUR',
      inventory_model: 'Endless stock',
    },
    later: [
      { on: '2025-12-18', by: 'erp_bridge', links: { customer_group: 'wholesale-us' } },
      { on: '2025-12-19', by: 'erp_bridge', links: { customer_group: 'wholesale-eu' } },
    ],
  },
  {
    on: '2024-07-25',
    by: 'back_office',
    create: { name: 'Staff shop dry run', code: 'staff' },
    links: { customer_group: 'staff', price_list: '[SANDBOX] Retail EUR' },
    later: [{ on: '2024-07-30', by: 'back_office', trigger: '_disable' }],
  },
  {
    on: '2025-01-15',
    by: 'qa_suite',
    create: { name: 'QA checkout', code: 'qa-checkout', shipping_cost_cutoff: 0 },
    links: {
      customer_group: 'qa-checkout',
      merchant: '[SANDBOX] Tarnfell Europe B.V.',
      price_list: 'Three decimals (KWD)',
      inventory_model: 'Always sold out',
    },
  },
  {
    on: '2025-01-30',
    by: 'qa_suite',
    create: { name: 'No links, no code', code: null },
  },
  {
    on: '2025-02-26',
    by: 'qa_suite',
    create: {
      name: 'The longest values that there may be'.padEnd(255, ', and so on'),
      code: 'abcdefghijklmnopqrstuvwxy',
      checkout_url: 'https://checkout.example.com/'.padEnd(2048, 'path/'),
      facebook_pixel_id: '9'.repeat(255),
      shipping_cost_cutoff: 2_147_483_647,
    },
    links: { price_list: 'No decimals (JPY)', inventory_model: '在庫モデル(テスト)' },
  },
  {
    on: '2025-02-20',
    by: 'qa_suite',
    create: { name: 'Opened and closed <i>again</i>', code: 'MARKUP' },
    links: { customer_group: 'markup', merchant: 'Ødegård & Sønner «Friluft» – Löffler/Müller, S.à r.l.' },
    later: [
      { on: '2025-02-21', by: 'qa_suite', trigger: '_disable' },
      { on: '2025-02-22', by: 'qa_suite', trigger: '_enable' },
      { on: '2025-02-25', by: 'qa_suite', update: { shipping_cost_cutoff: 1 }, trigger: '_disable' },
      { on: '2026-11-19', by: 'qa_suite', update: { shipping_cost_cutoff: null } },
    ],
  },
]
