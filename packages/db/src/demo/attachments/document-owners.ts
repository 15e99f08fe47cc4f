import type { DocumentOwner } from './document-stories.ts'

const group = (name: string) => ['customer_groups', name] as const
const market = (name: string) => ['markets', name] as const
const merchant = (name: string) => ['merchants', name] as const
const priceList = (name: string) => ['price_lists', name] as const
const stock = (name: string) => ['inventory_models', name] as const

const trade = ['contract', 'price_sheet', 'onboarding_guide', 'terms'] as const
const partner = ['contract', 'onboarding_guide', 'logo'] as const
const club = ['contract', 'logo', 'terms'] as const
const shop = ['terms', 'shipping_table', 'logo'] as const

/** Who has which documents in the live environment. */
// oxfmt-ignore
export const liveOwners: readonly DocumentOwner[] = [
  { of: group('wholesale-eu'), name: 'Wholesale EU', since: '2024-05-14', documents: trade },
  { of: group('wholesale-us'), name: 'Wholesale US', since: '2024-05-14', documents: trade },
  { of: group('chains-dach'), name: 'Handelsketten DACH', since: '2024-07-03', documents: trade },
  { of: group('wholesale-uk'), name: 'Wholesale UK', since: '2024-08-14', until: '2026-01-01', documents: trade },
  { of: group('huts'), name: 'Mountain huts and refuges', since: '2024-10-23', documents: ['price_sheet', ...partner] },
  { of: group('rental'), name: 'Rental stations', since: '2025-02-27', documents: ['price_sheet', ...partner] },
  { of: group('dist-jp'), name: 'Distributor Japan', since: '2025-03-20', documents: ['contract', 'price_sheet', 'logo'] },
  { of: group('marketplaces'), name: 'Marketplace resellers', since: '2025-06-12', documents: ['contract', 'price_export'] },
  { of: group('corporate'), name: 'Corporate gifting', since: '2025-10-15', documents: ['onboarding_guide', 'price_sheet'] },
  { of: group('pro-guides'), name: 'Guides and instructors', since: '2024-09-11', documents: ['terms', 'onboarding_guide'] },
  { of: group('mountain-rescue'), name: 'Mountain rescue', since: '2025-01-22', documents: ['terms', 'logo'] },
  { of: group('non-profit'), name: 'Non-profits', since: '2026-01-28', documents: ['terms', 'onboarding_guide'] },
  { of: group('club-platinum'), name: 'Club Platinum', since: '2024-05-09', until: '2025-01-01', documents: ['terms', 'logo', 'campaign_brief'] },
  { of: group('cairn-trail'), name: 'Trail', since: '2024-05-07', documents: ['terms', 'logo'] },
  { of: group('cairn-ridge'), name: 'Ridge', since: '2024-05-07', documents: ['terms', 'logo'] },
  { of: group('cairn-summit'), name: 'Summit', since: '2024-05-07', documents: ['terms', 'logo', 'onboarding_guide'] },
  { of: group('founders'), name: 'Founding members', since: '2024-06-18', documents: ['logo'] },
  { of: group('trade-in'), name: 'Trade-in', since: '2025-08-20', documents: ['terms', 'campaign_brief'] },
  { of: group('staff-eu'), name: 'Staff EU', since: '2024-07-31', documents: ['terms', 'onboarding_guide'] },
  { of: group('staff-us'), name: 'Staff US', since: '2024-07-31', documents: ['terms', 'onboarding_guide'] },
  { of: group('press-eu'), name: 'Press EU', since: '2024-05-29', documents: ['terms', 'onboarding_guide'] },
  { of: group('ambassadors'), name: 'Ambassadors', since: '2024-09-25', documents: ['contract', 'onboarding_guide', 'logo'] },
  { of: group('affiliates'), name: 'Affiliate creators', since: '2025-05-21', documents: ['contract', 'onboarding_guide', 'logo'] },
  { of: group('club-allgaeu'), name: 'Alpenverein Allgäu', since: '2024-06-06', documents: club },
  { of: group('club-annecy'), name: 'Club alpin – Annecy', since: '2024-06-06', documents: club },
  { of: group('club-tromso'), name: 'Turlag Tromsø', since: '2024-10-16', documents: club },
  { of: group('club-pirineos'), name: 'Club de montaña Pirineos', since: '2025-03-27', documents: club },
  { of: group('club-lakeland'), name: 'Lakeland Fell Walkers', since: '2025-04-16', documents: club },
  { of: group('club-front-range'), name: 'Front Range', since: '2025-07-17', documents: club },
  { of: group('students'), name: 'Students', since: '2024-08-27', documents: ['terms'] },
  { of: group('bf24'), name: 'Black Friday 2024', since: '2024-10-30', documents: ['campaign_brief'] },
  { of: group('bf25-early'), name: 'Black Friday 2025', since: '2025-10-28', documents: ['campaign_brief'] },
  { of: group('bf26-early'), name: 'Black Friday 2026', since: '2026-10-27', documents: ['campaign_brief'] },
  { of: market('no'), name: 'Norway', since: '2024-04-29', documents: shop },
  { of: market('eu'), name: 'European Union', since: '2024-04-30', documents: shop },
  { of: market('us'), name: 'United States', since: '2024-05-07', documents: shop },
  { of: market('uk'), name: 'United Kingdom', since: '2024-08-09', documents: shop },
  { of: market('ch'), name: 'Switzerland', since: '2025-02-07', documents: shop },
  { of: market('dk'), name: 'Denmark', since: '2025-05-16', until: '2025-05-17', documents: ['campaign_brief'] },
  { of: market('b2b-eu'), name: 'B2B Europe', since: '2024-05-15', documents: ['terms', 'shipping_table', 'onboarding_guide'] },
  { of: market('staff'), name: 'Staff shop', since: '2024-08-01', documents: ['terms'] },
  { of: merchant('Tarnfell Outdoor AS'), name: 'Tarnfell Outdoor AS', since: '2024-04-24', documents: ['logo', 'terms'] },
  { of: merchant('Tarnfell Europe B.V.'), name: 'Tarnfell Europe B.V.', since: '2024-04-25', documents: ['logo', 'terms'] },
  { of: merchant('Tarnfell Outdoor Inc.'), name: 'Tarnfell Outdoor Inc.', since: '2024-05-03', documents: ['logo', 'terms'] },
  { of: merchant('Tarnfell Danmark (planned)'), name: 'Tarnfell Danmark', since: '2025-05-14', until: '2025-05-15', documents: ['logo'] },
  { of: priceList('Retail NOK'), name: 'Retail NOK', since: '2024-04-26', documents: ['price_export'] },
  { of: priceList('Retail EUR'), name: 'Retail EUR', since: '2024-04-26', documents: ['price_export'] },
  { of: priceList('Retail USD'), name: 'Retail USD', since: '2024-05-04', documents: ['price_export'] },
  { of: priceList('Retail GBP'), name: 'Retail GBP', since: '2024-08-08', documents: ['price_export'] },
  { of: priceList('Retail CHF'), name: 'Retail CHF', since: '2025-02-06', documents: ['price_export'] },
  { of: priceList('Wholesale EUR'), name: 'Wholesale EUR', since: '2024-05-14', documents: ['price_export'] },
  { of: stock('Nordics: Bergen, then Rotterdam'), name: 'Nordics', since: '2024-04-26', documents: ['stock_rules', 'shipping_table'] },
  { of: stock('Europe: Rotterdam'), name: 'Europe', since: '2024-04-26', documents: ['stock_rules', 'shipping_table'] },
  { of: stock('North America: Boulder, then Reno'), name: 'North America', since: '2024-05-04', documents: ['stock_rules'] },
  { of: stock('Wholesale: preorder and Rotterdam'), name: 'Wholesale', since: '2024-05-14', documents: ['stock_rules'] },
]

/** Who has which documents in the sandbox. */
// oxfmt-ignore
export const sandboxOwners: readonly DocumentOwner[] = [
  { of: group('wholesale-eu'), name: '[SANDBOX] Wholesale EU', since: '2024-05-13', documents: trade },
  { of: group('wholesale-us'), name: '[SANDBOX] Wholesale US', since: '2024-05-13', documents: trade },
  { of: group('cairn-trail'), name: '[SANDBOX] Trail', since: '2024-05-06', documents: ['terms', 'logo'] },
  { of: group('cairn-summit'), name: '[SANDBOX] Summit', since: '2024-05-06', documents: ['terms', 'logo'] },
  { of: group('staff'), name: 'Staff dry run', since: '2024-07-25', documents: ['terms'] },
  { of: group('migration-1'), name: 'Migration trial 1', since: '2025-10-13T19:00:00.000Z', documents: ['stock_rules'] },
  { of: group('migration-2'), name: 'Migration trial 2', since: '2025-10-17', until: '2025-10-20', documents: ['stock_rules', 'price_export'] },
  { of: group('cjk'), name: '東京ポップアップストア', since: '2025-01-31', documents: ['logo', 'campaign_brief'] },
  { of: group('rtl-arabic'), name: 'عملاء الجملة', since: '2025-01-31', documents: ['price_sheet'] },
  { of: market('eu'), name: '[SANDBOX] Europe', since: '2024-05-07', documents: shop },
  { of: market('us'), name: '[SANDBOX] United States', since: '2024-05-07', documents: shop },
  { of: merchant('[SANDBOX] Tarnfell Europe B.V.'), name: '[SANDBOX] Tarnfell Europe', since: '2024-05-06', documents: ['logo', 'terms'] },
  { of: priceList('[SANDBOX] Retail EUR'), name: '[SANDBOX] Retail EUR', since: '2024-05-06', documents: ['price_export'] },
  { of: stock('Endless stock'), name: 'Endless stock', since: '2024-05-03', documents: ['stock_rules'] },
]
