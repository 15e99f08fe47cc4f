import type { DemoApplicationName } from '../applications.ts'

/** A document that many have, each a copy of its own. */
export interface DocumentKind {
  /** The name of a copy, before that of its owner: `Price sheet 2026 – Wholesale EU`. */
  readonly name: string
  readonly description: string | null
  /** Where it is: `price-sheets/wholesale-eu-2026.xlsx` */
  readonly folder: string
  readonly extension: string
  readonly by: DemoApplicationName
  /** The days on which a new edition replaces the last, each with its name. */
  readonly editions?: readonly (readonly [on: string, edition: string])[]
}

/** The documents that there are of groups, markets and what they sell with. */
export const documentKinds = {
  contract: {
    name: 'Framework agreement',
    description: 'Signed by both sides; renewed every other January.',
    folder: 'contracts',
    extension: 'pdf',
    by: 'back_office',
    editions: [
      ['2024-01-01', '2024-25'],
      ['2026-01-12', '2026-27'],
    ],
  },
  price_sheet: {
    name: 'Price sheet',
    description: 'Net prices of the season, as a spreadsheet.',
    folder: 'price-sheets',
    extension: 'xlsx',
    by: 'erp_bridge',
    editions: [
      ['2024-01-01', 'SS24'],
      ['2024-07-01', 'AW24'],
      ['2025-01-03', 'SS25'],
      ['2025-07-02', 'AW25'],
      ['2026-01-05', 'SS26'],
      ['2026-07-02', 'AW26'],
    ],
  },
  price_export: {
    name: 'Price export',
    description: null,
    folder: 'exports',
    extension: 'csv',
    by: 'erp_bridge',
    editions: [
      ['2024-01-01', '2024'],
      ['2025-01-06', '2025'],
      ['2026-01-06', '2026'],
    ],
  },
  onboarding_guide: {
    name: 'Onboarding guide',
    description: 'First order, returns, contacts.',
    folder: 'guides',
    extension: 'pdf',
    by: 'crm_sync',
  },
  terms: {
    name: 'Terms',
    description: 'What members are promised, and what is asked of them.',
    folder: 'terms',
    extension: 'html',
    by: 'back_office',
    editions: [
      ['2024-01-01', 'v1'],
      ['2025-05-26', 'v2'],
    ],
  },
  logo: {
    name: 'Logo',
    description: 'Vector, one colour and four colours.',
    folder: 'logos',
    extension: 'svg',
    by: 'back_office',
  },
  campaign_brief: {
    name: 'Campaign brief',
    description: 'Audience, offer, dates, images.',
    folder: 'campaigns',
    extension: 'pdf',
    by: 'newsletter',
  },
  shipping_table: {
    name: 'Shipping costs',
    description: 'By country and weight.',
    folder: 'shipping',
    extension: 'pdf',
    by: 'erp_bridge',
    editions: [
      ['2024-01-01', '2024'],
      ['2025-09-01', '2025-26'],
    ],
  },
  stock_rules: {
    name: 'Stock rules',
    description: 'Which place is asked first, and what is kept back.',
    folder: 'stock',
    extension: 'md',
    by: 'erp_bridge',
  },
} as const satisfies Record<string, DocumentKind>

export type DocumentKindName = keyof typeof documentKinds
