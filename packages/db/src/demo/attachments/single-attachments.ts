import type { AttachmentStory } from './attachment-story.ts'

/** Attachments with a life of their own. */
export const liveAttachments: readonly AttachmentStory[] = [
  {
    on: '2025-01-09',
    by: 'crm_sync',
    create: { name: 'Licences of guides.zip', url: 'https://files.example.com/guides/licences-2401.zip' },
    links: { attachable: ['customer_groups', 'Guides and instructors (imported)'] },
    later: [
      { on: '2025-02-10', by: 'crm_sync', links: { attachable: ['customer_groups', 'pro-guides'] } },
      { on: '2025-02-12', by: 'back_office', update: { name: 'Licences of guides and instructors' } },
    ],
  },
  {
    on: '2025-01-13',
    by: 'crm_sync',
    create: {
      name: 'Import report of list-2401',
      description: '214 read, 203 new, 11 unclear',
      url: 'https://files.example.com/imports/list-2401.csv',
    },
    links: { attachable: ['customer_groups', 'Guides and instructors (imported)'] },
  },
  {
    on: '2025-06-04',
    by: 'newsletter',
    create: { name: 'Audience – summer clearance 2025', url: 'https://files.example.com/campaigns/ss25.csv' },
    links: { attachable: ['customer_groups', 'sale-summer-25'] },
  },
  {
    on: '2024-07-09',
    by: 'back_office',
    create: {
      name: 'Lookbook AW24 (draft)',
      url: 'https://files.example.com/lookbooks/aw24-draft.pdf',
      metadata: { pages: 48 },
    },
    links: { attachable: ['customer_groups', 'press-eu'] },
    later: [
      {
        on: '2024-07-23',
        by: 'back_office',
        update: { name: 'Lookbook AW24', url: 'https://files.example.com/lookbooks/aw24.pdf' },
        merge: { pages: 64, languages: ['de', 'en', 'fr', 'nb'] },
      },
      { on: '2025-02-04', by: 'back_office', delete: true },
    ],
  },
  {
    on: '2026-07-22',
    by: 'back_office',
    create: {
      name: 'Lookbook AW26',
      description: 'High resolution; embargo until 18 August',
      url: 'https://files.example.com/lookbooks/aw26.pdf',
      metadata: { pages: 72, embargo: { until: '2026-08-18', zone: 'Europe/Oslo' } },
    },
    links: { attachable: ['customer_groups', 'press-eu'] },
    later: [{ on: '2026-08-19', by: 'back_office', update: { description: null } }],
  },
  {
    on: '2026-04-23',
    by: 'back_office',
    create: { name: 'Skerry 2P – test protocol', url: 'https://files.example.com/beta/skerry-2p.pdf' },
    links: { attachable: ['customer_groups', 'beta-tents'] },
    later: [
      {
        on: '2026-06-30',
        by: 'back_office',
        update: { url: 'https://files.example.com/beta/skerry-2p-v2.pdf' },
      },
    ],
  },
  {
    on: '2025-12-02',
    by: 'back_office',
    create: { name: 'Voucher template', description: 'One page each', url: null },
    links: { attachable: ['customer_groups', 'friends-family'] },
  },
  {
    on: '2024-06-11',
    by: 'erp_bridge',
    create: {
      name: 'Credit report 2024',
      description: 'Limit 25,000 EUR',
      url: 'https://files.example.com/credit/bp-100201-2024.pdf',
    },
    links: { attachable: ['customers', 'einkauf@bergsport-huber.example.com'] },
    later: [
      {
        on: '2025-06-11',
        by: 'erp_bridge',
        update: { name: 'Credit report 2025', url: 'https://files.example.com/credit/bp-100201-2025.pdf' },
      },
    ],
  },
  {
    on: '2024-06-12',
    by: 'back_office',
    create: { name: 'Reverse-charge declaration', url: 'https://files.example.com/tax/bp-100201.pdf' },
    links: { attachable: ['customers', 'einkauf@bergsport-huber.example.com'] },
  },
  {
    on: '2024-06-19',
    by: 'back_office',
    create: {
      name: 'Resale certificate (Colorado)',
      url: 'https://files.example.com/tax/bp-100317-co.pdf',
      metadata: { state: 'CO', expires: '2026-12-31' },
    },
    links: { attachable: ['customers', 'buying@sawatch-outfitters.example.com'] },
    later: [{ on: '2026-01-06', by: 'back_office', merge: { expires: '2028-12-31' } }],
  },
  {
    on: '2025-02-03',
    by: 'back_office',
    create: { name: 'Exemption certificate', url: 'https://files.example.com/tax/rescue-annecy.pdf' },
    links: { attachable: ['customers', 'materiel@secours-montagne.example.org'] },
  },
  {
    on: '2025-03-24',
    by: 'erp_bridge',
    create: { name: '販売代理店契約書', url: 'https://files.example.com/contracts/yamamichi.pdf' },
    links: { attachable: ['customers', 'import@yamamichi.example.net'] },
    later: [{ on: '2025-11-27', by: 'erp_bridge', update: { name: '販売代理店契約書(改定)' } }],
  },
  {
    on: '2025-09-08',
    by: 'crm_sync',
    create: {
      name: 'Sponsoring agreement 2025',
      url: 'https://files.example.com/contracts/aanensen-2025.pdf',
    },
    links: { attachable: ['customers', 'signe.aanensen@example.org'] },
    later: [{ on: '2026-01-07', by: 'crm_sync', update: { name: 'Sponsoring agreement 2025 and 2026' } }],
  },
  {
    on: '2025-04-22',
    by: 'back_office',
    create: {
      name: 'Answer to a request for access',
      url: 'https://files.example.com/privacy/2025-0417.zip',
    },
    links: { attachable: ['customers', 'm.delacroix@post.example.net'] },
  },
]

/** Attachments of the sandbox that are there for what they hold. */
export const sandboxAttachments: readonly AttachmentStory[] = [
  {
    on: '2025-02-05',
    by: 'qa_suite',
    create: {
      name: '📎 Résumé – größer.pdf',
      url: 'https://files.example.com/%F0%9F%93%8E?size=gr%C3%B6%C3%9Fer#page=2',
    },
    links: { attachable: ['customer_groups', 'emoji'] },
  },
  {
    on: '2025-02-05',
    by: 'qa_suite',
    create: { name: 'Without an address', url: null },
    links: { attachable: ['customer_groups', 'accents'] },
    later: [
      { on: '2025-02-06', by: 'qa_suite', update: { url: 'https://files.example.com/late.pdf' } },
      { on: '2025-02-07', by: 'qa_suite', update: { url: null } },
    ],
  },
  {
    on: '2025-02-05',
    by: 'qa_suite',
    create: {
      name: 'The longest values that there may be'.padEnd(255, ', and so on'),
      description: 'A description of many lines.\n'.repeat(400),
      url: 'https://files.example.com/'.padEnd(2048, 'folder/'),
    },
    links: { attachable: ['customer_groups', 'no-break'] },
  },
  {
    on: '2025-02-19',
    by: 'qa_suite',
    create: {
      name: '<img src=x onerror=alert(1)>',
      description: '<b>bold</b>',
      url: 'http://example.com/?q=%3Cb%3E&amp;',
    },
    links: { attachable: ['customer_groups', 'markup'] },
  },
  {
    on: '2025-02-19',
    by: 'qa_suite',
    create: { name: 'From owner to owner', url: 'https://files.example.com/wanders.txt' },
    links: { attachable: ['customer_groups', 'same-1'] },
    later: [
      { on: '2025-02-22', by: 'qa_suite', links: { attachable: ['markets', 'MARKUP'] } },
      { on: '2025-02-24', by: 'qa_suite', links: { attachable: ['customers', 'qa+plus@example.com'] } },
      { on: '2025-02-26', by: 'qa_suite', links: { attachable: ['merchants', 'Nothing points here'] } },
    ],
  },
  {
    on: '2025-02-21',
    by: 'qa_suite',
    create: { name: 'Of a customer who was deleted', url: 'https://files.example.com/gone.txt' },
    links: { attachable: ['customers', 'gone@example.org'] },
  },
  {
    on: '2026-09-09T09:00:00.000Z',
    by: 'qa_suite',
    create: { name: 'For one night', url: 'https://files.example.com/7f3a.json' },
    links: { attachable: ['customer_groups', 'qa-tmp-7f3a'] },
  },
  {
    on: '2024-05-08',
    by: 'back_office',
    create: { name: 'test.pdf', url: 'https://files.example.com/test.pdf' },
    links: { attachable: ['customers', 'test@example.com'] },
    later: [{ on: '2024-05-09', by: 'back_office', update: { name: 'test (1).pdf' } }],
  },
  ...Array.from({ length: 12 }, (_, index): AttachmentStory => {
    const number = String(index + 1).padStart(2, '0')
    return {
      on: '2025-09-17',
      by: 'qa_suite',
      create: {
        name: `Run ${number} of the checkout suite`,
        url: `https://files.example.com/runs/${number}.html`,
      },
      links: { attachable: ['customer_groups', 'qa-checkout'] },
    }
  }),
]
