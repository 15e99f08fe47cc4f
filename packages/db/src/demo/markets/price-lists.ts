import type { priceLists } from '@cohort/schema'
import type { Mode } from '../organization.ts'
import type { StoryOf } from '../story.ts'

type PriceListStory = StoryOf<typeof priceLists>

/** Prices: with tax where people buy for themselves, without for trade and in the United States. */
export const priceListStories: Readonly<Record<Mode, readonly PriceListStory[]>> = {
  live: [
    {
      on: '2024-04-25',
      by: 'back_office',
      create: { name: 'Retail NOK', currency_code: 'NOK', tax_included: true, metadata: { season: 'SS24' } },
      later: [
        { on: '2024-05-14', by: 'erp_bridge', update: { reference: 'PL-100', reference_origin: 'sap' } },
        { on: '2025-01-02', by: 'erp_bridge', merge: { season: 'SS25', raised_percent: 3.5 } },
        { on: '2026-01-02', by: 'erp_bridge', merge: { season: 'SS26', raised_percent: 2.8 } },
      ],
    },
    {
      on: '2024-04-25',
      by: 'back_office',
      create: { name: 'Retail EUR', currency_code: 'EUR', tax_included: true, metadata: { season: 'SS24' } },
      later: [
        { on: '2024-05-14', by: 'erp_bridge', update: { reference: 'PL-200', reference_origin: 'sap' } },
        { on: '2025-01-02', by: 'erp_bridge', merge: { season: 'SS25', raised_percent: 2.5 } },
        { on: '2026-01-02', by: 'erp_bridge', merge: { season: 'SS26', raised_percent: 3 } },
      ],
    },
    {
      on: '2024-05-03',
      by: 'back_office',
      create: {
        name: 'Retail USD',
        currency_code: 'USD',
        tax_included: false,
        metadata: { rounding: { to: 0.95 } },
      },
      later: [
        { on: '2024-05-15', by: 'erp_bridge', update: { reference: 'PL-300', reference_origin: 'sap' } },
        { on: '2025-08-07', by: 'back_office', merge: { tariff_surcharge_percent: 4.25 } },
      ],
    },
    {
      on: '2024-08-07',
      by: 'back_office',
      create: {
        name: 'Retail GBP',
        currency_code: 'GBP',
        reference: 'PL-400',
        reference_origin: 'sap',
        metadata: { duties: 'included' },
      },
    },
    {
      on: '2025-02-05',
      by: 'erp_bridge',
      create: {
        name: 'Retail CHF',
        currency_code: 'CHF',
        reference: 'PL-500',
        reference_origin: 'sap',
        metadata: { rounding: { to: 0.05 }, vat_percent: 8.1 },
      },
    },
    {
      on: '2025-05-13',
      by: 'back_office',
      create: { name: 'Retail SEK', currency_code: 'SEK', metadata: { converted_from: 'NOK' } },
      later: [{ on: '2026-02-10', by: 'back_office', merge: { converted_from: 'EUR', factor: 11.45 } }],
    },
    {
      on: '2024-05-13',
      by: 'erp_bridge',
      create: {
        name: 'Wholesale EUR',
        currency_code: 'EUR',
        tax_included: false,
        reference: 'PL-210',
        reference_origin: 'sap',
        metadata: { margin_percent: 42, minimum_order: 750 },
      },
      later: [{ on: '2026-01-03', by: 'erp_bridge', merge: { margin_percent: 41.5, minimum_order: 800 } }],
    },
    {
      on: '2024-05-13',
      by: 'erp_bridge',
      create: {
        name: 'Wholesale USD',
        currency_code: 'USD',
        tax_included: false,
        reference: 'PL-310',
        reference_origin: 'sap',
        metadata: { margin_percent: 44, minimum_order: 1000 },
      },
    },
    {
      on: '2024-08-13',
      by: 'erp_bridge',
      create: {
        name: 'Wholesale GBP',
        currency_code: 'GBP',
        tax_included: false,
        reference: 'PL-410',
        reference_origin: 'sap',
      },
      later: [{ on: '2026-04-14', by: 'erp_bridge', update: { name: 'Wholesale GBP (frozen)' } }],
    },
    {
      on: '2025-03-18',
      by: 'erp_bridge',
      create: {
        name: 'Distribution JPY',
        currency_code: 'JPY',
        tax_included: false,
        reference: 'PL-710',
        reference_origin: 'sap',
        metadata: { decimals: 0, incoterm: 'DAP Yokohama' },
      },
    },
    {
      on: '2024-06-25',
      by: 'back_office',
      create: {
        name: 'Pro and club EUR',
        currency_code: 'EUR',
        metadata: { base: 'Retail EUR', percent: 90 },
      },
      later: [{ on: '2025-10-29', by: 'back_office', merge: { percent: 88 } }],
    },
    {
      on: '2024-07-30',
      by: 'back_office',
      create: { name: 'Staff EUR', currency_code: 'EUR', metadata: { base: 'Retail EUR', percent: 60 } },
    },
    {
      on: '2025-06-03',
      by: 'back_office',
      create: { name: 'Outlet EUR', currency_code: 'EUR', metadata: { shows_former_price: true } },
    },
  ],
  test: [
    {
      on: '2024-05-02',
      by: 'back_office',
      create: { name: 'Test prices', currency_code: 'USD', metadata: { sandbox: true } },
      later: [
        {
          on: '2024-05-03',
          by: 'back_office',
          update: { name: '[SANDBOX] Retail EUR', currency_code: 'EUR' },
        },
      ],
    },
    {
      on: '2024-05-03',
      by: 'back_office',
      create: { name: '[SANDBOX] Retail USD', currency_code: 'USD', tax_included: false },
    },
    {
      on: '2024-05-10',
      by: 'erp_bridge',
      create: { name: '[SANDBOX] Wholesale EUR', currency_code: 'EUR', tax_included: false },
    },
    {
      on: '2025-01-14',
      by: 'qa_suite',
      create: {
        name: 'Three decimals (KWD)',
        currency_code: 'KWD',
        metadata: { example: { gross: 12.345, net: 11.757 } },
      },
    },
    {
      on: '2025-01-14',
      by: 'qa_suite',
      create: { name: 'No decimals (JPY)', currency_code: 'JPY', tax_included: true },
      later: [{ on: '2025-09-16', by: 'qa_suite', update: { tax_included: false } }],
    },
  ],
}
