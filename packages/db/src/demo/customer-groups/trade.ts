import type { GroupStory } from './group-story.ts'

/** Those who buy to sell on, to rent out or to work with it: prices without tax, terms of payment, minimum orders. */
export const tradeGroups: readonly GroupStory[] = [
  {
    on: '2024-05-13',
    by: 'erp_bridge',
    create: {
      name: 'Wholesale EU',
      code: 'wholesale-eu',
      reference: 'CG-0010',
      reference_origin: 'sap',
      metadata: {
        channel: 'wholesale',
        region: 'EU',
        currency: 'EUR',
        discount_percent: 38.5,
        payment_terms: { days: 30, early_payment: { days: 10, percent: 2 } },
        minimum_order: 750.0,
      },
    },
    later: [
      { on: '2024-08-29', by: 'back_office', update: { name: 'Wholesale EU – independents' } },
      { on: '2025-01-02', by: 'erp_bridge', merge: { discount_percent: 37.5 } },
      { on: '2025-11-12', by: 'back_office', merge: { account_managers: ['Lucie Barbier', 'Henrik Aas'] } },
      {
        on: '2026-01-03',
        by: 'erp_bridge',
        merge: {
          minimum_order: 800.0,
          payment_terms: { days: 30, early_payment: { days: 14, percent: 2.5 } },
        },
      },
    ],
  },
  {
    on: '2024-05-13',
    by: 'erp_bridge',
    create: {
      name: 'Wholesale US',
      code: 'wholesale-us',
      reference: 'CG-0011',
      reference_origin: 'sap',
      metadata: {
        channel: 'wholesale',
        region: 'US',
        currency: 'USD',
        discount_percent: 40,
        payment_terms: { days: 45 },
        minimum_order: 1000,
        resale_certificate_required: true,
      },
    },
    later: [
      { on: '2024-08-29', by: 'back_office', update: { name: 'Wholesale US – independents' } },
      { on: '2025-06-04', by: 'crm_sync', merge: { account_managers: ['Dana Whitehorse'] } },
      { on: '2026-09-15', by: 'erp_bridge', merge: { payment_terms: { days: 30 } } },
    ],
  },
  {
    on: '2024-07-02',
    by: 'erp_bridge',
    create: {
      name: 'Handelsketten DACH',
      code: 'chains-dach',
      reference: 'CG-0014',
      reference_origin: 'sap',
      metadata: {
        channel: 'wholesale',
        region: 'DACH',
        currency: 'EUR',
        discount_percent: 44,
        edi: { standard: 'EDIFACT', messages: ['ORDERS', 'DESADV', 'INVOIC'], gln: '4399902138460' },
        bonus: [
          { from: 100000, percent: 1.5 },
          { from: 250000, percent: 2.75 },
          { from: 500000, percent: 4 },
        ],
      },
    },
    later: [
      { on: '2025-01-02', by: 'erp_bridge', merge: { discount_percent: 43.25 } },
      { on: '2026-03-20', by: 'back_office', merge: { owner: 'Anke Rademacher' } },
    ],
  },
  {
    on: '2024-10-22',
    by: 'back_office',
    create: {
      name: 'Mountain huts and refuges',
      code: 'huts',
      metadata: {
        channel: 'partner',
        region: 'Alps',
        discount_percent: 30,
        owner: 'Lucie Barbier',
        countries: ['AT', 'CH', 'FR', 'IT', 'SI'],
        delivery: { by: 'helicopter or cable car', months: [5, 6, 9] },
      },
    },
    later: [
      { on: '2024-11-05', by: 'erp_bridge', update: { reference: 'CG-0021', reference_origin: 'sap' } },
      { on: '2026-04-28', by: 'back_office', merge: { countries: ['AT', 'CH', 'DE', 'FR', 'IT', 'SI'] } },
    ],
  },
  {
    on: '2024-06-25',
    by: 'back_office',
    create: {
      name: 'Pro deal',
      code: 'pro',
      metadata: { channel: 'pro', discount_percent: 35, proof: ['UIAGM card'], owner: 'Ines Calloway' },
    },
    later: [
      {
        on: '2024-09-10',
        by: 'back_office',
        update: { name: 'Guides and instructors', code: 'pro-guides' },
        merge: { proof: ['UIAGM card', 'ski instructor licence', 'canyoning licence'] },
      },
      { on: '2025-02-11', by: 'crm_sync', update: { reference: 'list-2401', reference_origin: 'hubspot' } },
      { on: '2025-12-01', by: 'back_office', merge: { yearly_limit: { amount: 3000, currency: 'EUR' } } },
      { on: '2026-11-10', by: 'crm_sync', merge: { proof_expires_after_days: 365 } },
    ],
  },
  {
    on: '2025-01-21',
    by: 'back_office',
    create: {
      name: 'Mountain rescue',
      code: 'mountain-rescue',
      metadata: {
        channel: 'pro',
        discount_percent: 50,
        owner: 'Ines Calloway',
        invoice_to: 'organisation',
        tags: ['rescue', 'tax exempt'],
      },
    },
    later: [{ on: '2025-10-07', by: 'back_office', merge: { priority_shipping: true } }],
  },
  {
    on: '2025-02-26',
    by: 'back_office',
    create: {
      name: 'Rental stations',
      code: 'rental',
      reference: 'CG-0030',
      reference_origin: 'sap',
      metadata: {
        channel: 'partner',
        region: 'EU',
        discount_percent: 42,
        buy_back: { after_seasons: 2, residual_percent: 27.5 },
        products: ['snowshoes', 'avalanche kits', 'child carriers'],
      },
    },
    later: [
      { on: '2025-09-30', by: 'erp_bridge', merge: { buy_back: { after_seasons: 2, residual_percent: 25 } } },
      { on: '2026-05-19', by: 'back_office', update: { name: 'Rental stations and ski schools' } },
    ],
  },
  {
    on: '2025-03-18',
    by: 'erp_bridge',
    create: {
      name: 'Distributor Japan',
      code: 'dist-jp',
      reference: 'CG-0033',
      reference_origin: 'sap',
      metadata: {
        channel: 'distributor',
        region: 'JP',
        currency: 'JPY',
        discount_percent: 55,
        incoterm: 'FCA Rotterdam',
        local_name: '株式会社山道',
      },
    },
    later: [{ on: '2025-11-26', by: 'erp_bridge', merge: { incoterm: 'DAP Yokohama', lead_time_weeks: 7 } }],
  },
  {
    on: '2025-06-11',
    by: 'erp_bridge',
    create: {
      name: 'Marketplace resellers',
      code: 'marketplaces',
      reference: 'CG-0037',
      reference_origin: 'sap',
      metadata: {
        channel: 'marketplace',
        commission_percent: 14.9,
        price_floor_percent: 90,
        feeds: { format: 'csv', every_minutes: 30 },
      },
    },
    later: [
      { on: '2025-08-05', by: 'erp_bridge', merge: { feeds: { format: 'json', every_minutes: 15 } } },
      { on: '2026-02-24', by: 'erp_bridge', merge: { commission_percent: 15.4 } },
      { on: '2026-10-20', by: 'back_office', merge: { owner: 'Anke Rademacher' } },
    ],
  },
  {
    on: '2025-10-14',
    by: 'crm_sync',
    create: {
      name: 'Corporate gifting',
      code: 'corporate',
      reference: 'list-2688',
      reference_origin: 'hubspot',
      metadata: {
        channel: 'b2b',
        region: 'EU, US',
        steps: [
          { from_pieces: 50, percent: 8 },
          { from_pieces: 250, percent: 15.5 },
        ],
        branding: { embroidery: true, minimum_pieces: 24 },
      },
    },
    later: [{ on: '2026-09-03', by: 'back_office', update: { name: 'Corporate gifting and workwear' } }],
  },
  {
    on: '2026-01-27',
    by: 'back_office',
    create: {
      name: 'Non-profits and municipalities',
      code: 'non-profit',
      metadata: {
        channel: 'b2b',
        discount_percent: 12,
        tax_exempt: true,
        documents: ['exemption certificate'],
      },
    },
  },
  {
    on: '2024-08-13',
    by: 'erp_bridge',
    create: {
      name: 'Wholesale UK',
      code: 'wholesale-uk',
      reference: 'CG-0012',
      reference_origin: 'sap',
      metadata: { channel: 'wholesale', region: 'UK', currency: 'GBP', discount_percent: 36 },
    },
    later: [
      { on: '2025-04-30', by: 'back_office', merge: { owner: 'Henrik Aas', vat: { reverse_charge: false } } },
      { on: '2026-03-31', by: 'back_office', update: { name: 'Wholesale UK (now served by distributor)' } },
      { on: '2026-04-15', by: 'erp_bridge', delete: true },
    ],
  },
]
