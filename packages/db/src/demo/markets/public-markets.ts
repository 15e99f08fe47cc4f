import type { MarketStory } from './market-story.ts'

/** Markets in which everybody buys. */
export const publicMarkets: readonly MarketStory[] = [
  {
    on: '2024-04-26',
    by: 'back_office',
    create: {
      name: 'Norway',
      code: 'no',
      checkout_url: 'https://checkout.example.com/no',
      shipping_cost_cutoff: 99900,
      metadata: { locales: ['nb-NO', 'en-GB'], free_returns: true },
    },
    links: {
      merchant: 'Tarnfell Outdoor AS',
      price_list: 'Retail NOK',
      inventory_model: 'Nordics: Bergen, then Rotterdam',
    },
    later: [{ on: '2025-10-21', by: 'back_office', update: { shipping_cost_cutoff: 120000 } }],
  },
  {
    on: '2024-04-29',
    by: 'back_office',
    create: {
      name: 'Europe',
      code: 'eu',
      checkout_url: 'https://checkout.example.com/eu',
      shipping_cost_cutoff: 10000,
      metadata: { locales: ['de-DE', 'fr-FR', 'en-GB'], countries: ['AT', 'BE', 'DE', 'FR', 'LU', 'NL'] },
    },
    links: {
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Retail EUR',
      inventory_model: 'Europe: Rotterdam',
    },
    later: [
      { on: '2024-09-10', by: 'back_office', update: { name: 'European Union' } },
      { on: '2025-01-28', by: 'newsletter', update: { facebook_pixel_id: '120240000518847' } },
      {
        on: '2025-03-26',
        by: 'back_office',
        merge: {
          locales: ['de-DE', 'fr-FR', 'it-IT', 'es-ES', 'nl-NL', 'pl-PL', 'en-GB'],
          countries: ['AT', 'BE', 'DE', 'ES', 'FR', 'IT', 'LU', 'NL', 'PL', 'PT', 'SI'],
        },
      },
      { on: '2026-02-09', by: 'back_office', update: { shipping_cost_cutoff: 12000 } },
    ],
  },
  {
    on: '2024-05-06',
    by: 'back_office',
    create: {
      name: 'United States',
      code: 'us',
      checkout_url: 'https://checkout.example.com/us',
      shipping_cost_cutoff: 12500,
      metadata: { locales: ['en-US'], sizes: 'imperial' },
    },
    links: {
      merchant: 'Tarnfell Outdoor Inc.',
      price_list: 'Retail USD',
      inventory_model: 'North America: Boulder, then Reno',
    },
    later: [
      { on: '2025-01-28', by: 'newsletter', update: { facebook_pixel_id: '120240000518913' } },
      {
        on: '2025-08-07',
        by: 'back_office',
        update: { external_prices_url: 'https://hooks.example.com/us/prices' },
      },
    ],
  },
  {
    on: '2024-08-08',
    by: 'back_office',
    create: {
      name: 'United Kingdom',
      code: 'uk',
      checkout_url: 'https://checkout.example.com/uk',
      shipping_cost_cutoff: 9000,
      metadata: { locales: ['en-GB'], duties: 'included' },
    },
    links: {
      merchant: 'Tarnfell Trading Ltd',
      price_list: 'Retail GBP',
      inventory_model: 'Europe: Rotterdam',
    },
  },
  {
    on: '2025-02-06',
    by: 'back_office',
    create: {
      name: 'Switzerland and Liechtenstein',
      code: 'ch',
      checkout_url: 'https://checkout.example.com/ch',
      shipping_cost_cutoff: 15000,
      metadata: { locales: ['de-CH', 'fr-CH', 'it-CH'], customs: { broker: 'Chur', flat_fee: 0 } },
    },
    links: {
      merchant: 'Tarnfell Schweiz AG',
      price_list: 'Retail CHF',
      inventory_model: 'Europe: Rotterdam',
    },
  },
  {
    on: '2025-05-14',
    by: 'back_office',
    create: {
      name: 'Sweden',
      code: 'se',
      checkout_url: 'https://checkout.example.com/se',
      metadata: { locales: ['sv-SE'], pilot: true },
    },
    links: {
      merchant: 'Tarnfell Outdoor AS',
      price_list: 'Retail SEK',
      inventory_model: 'Nordics: Bergen, then Rotterdam',
    },
    later: [
      { on: '2025-08-27', by: 'back_office', update: { shipping_cost_cutoff: 100000 } },
      { on: '2026-02-10', by: 'back_office', links: { merchant: 'Tarnfell Europe B.V.' } },
      { on: '2026-02-11', by: 'back_office', merge: { pilot: false } },
    ],
  },
  {
    on: '2025-05-15',
    by: 'back_office',
    create: { name: 'Denmark', code: 'dk', metadata: { locales: ['da-DK'], pilot: true } },
    links: {
      merchant: 'Tarnfell Danmark (planned)',
      price_list: 'Retail EUR',
      inventory_model: 'Nordics: Bergen, then Rotterdam',
    },
    later: [
      { on: '2025-11-20', by: 'back_office', trigger: '_disable' },
      { on: '2025-11-24', by: 'back_office', links: { merchant: null } },
    ],
  },
  {
    on: '2025-06-04',
    by: 'back_office',
    create: {
      name: 'Outlet',
      code: 'outlet',
      checkout_url: 'https://checkout.example.com/outlet',
      metadata: { locales: ['en-GB'], final_sale: true },
    },
    links: {
      merchant: 'Tarnfell Europe B.V.',
      price_list: 'Outlet EUR',
      inventory_model: 'Outlet: returns and last pieces',
    },
    later: [
      { on: '2025-10-01', by: 'back_office', trigger: '_disable' },
      { on: '2026-06-02', by: 'back_office', trigger: '_enable' },
      { on: '2026-09-30', by: 'back_office', trigger: '_disable' },
    ],
  },
]
