import { exactNumber } from '@cohort/schema'
import type { CustomerStory } from './customer-story.ts'

const newcomer = { status: 'prospect', has_password: false, total_orders_count: 0 } as const

/** Customers of the sandbox: legal values that are hard to store, to sort, to search or to show. */
export const sandboxCustomers: readonly CustomerStory[] = [
  {
    on: '2024-05-02',
    by: 'back_office',
    create: { email: 'test@example.com' },
    facts: newcomer,
    later: [
      { on: '2024-05-03', by: 'back_office', links: { customer_group: 'test-group' } },
      { on: '2024-05-06', by: 'back_office', links: { customer_group: 'test-group-2' } },
      { on: '2024-05-07', by: 'back_office', links: { customer_group: 'test-group' } },
    ],
  },
  {
    on: '2025-02-13',
    by: 'qa_suite',
    create: { email: 'MiXeD.CaSe@Example.COM', metadata: { same_as: 'mixed.case@example.com' } },
    facts: newcomer,
    links: { customer_group: 'x' },
  },
  {
    on: '2025-02-13',
    by: 'qa_suite',
    create: { email: 'qa+plus@example.com', metadata: { tag: 'plus' } },
    facts: { ...newcomer, has_password: true },
  },
  {
    on: '2025-02-13',
    by: 'qa_suite',
    create: { email: "o'neil_%@example.org", reference: '%' },
    facts: newcomer,
    links: { customer_group: '-_-' },
  },
  {
    on: '2025-02-13',
    by: 'qa_suite',
    create: { email: 'books@xn--bcher-kva.example.com', metadata: { domain: 'bücher.example.com' } },
    facts: newcomer,
    links: { customer_group: 'accents' },
  },
  {
    on: '2025-02-14',
    by: 'qa_suite',
    create: {
      email: `${'l'.repeat(64)}@${'o.n.g.'.repeat(29)}example.com`,
      shopper_reference: 's'.repeat(255),
      profile_id: 'p'.repeat(255),
      tax_exemption_code: 't'.repeat(255),
    },
    facts: { status: 'repeat', has_password: true, total_orders_count: 2_147_483_647 },
    links: { customer_group: 'no-break' },
  },
  {
    on: '2025-02-14',
    by: 'qa_suite',
    create: { email: 'a@example.net', reference: '', reference_origin: '' },
    facts: newcomer,
  },
  {
    on: '2025-02-14',
    by: 'qa_suite',
    create: { email: 'vip@example.com' },
    facts: { ...newcomer, status: 'acquired', total_orders_count: 1 },
    links: { customer_group: 'vip' },
  },
  {
    on: '2025-02-14',
    by: 'qa_suite',
    create: { email: 'capital.vip@example.com' },
    facts: { ...newcomer, status: 'repeat', total_orders_count: 2 },
    links: { customer_group: 'VIP' },
  },
  {
    on: '2025-02-19',
    by: 'qa_suite',
    create: {
      email: 'markup@example.com',
      shopper_reference: '"><script>alert(1)</script>',
      metadata: { name: '<b>Robert</b> & "Söhne"' },
    },
    facts: newcomer,
    links: { customer_group: 'markup' },
  },
  {
    on: '2025-02-26',
    by: 'qa_suite',
    create: {
      email: 'numbers@example.com',
      metadata: { balance: exactNumber('10.00'), points: exactNumber('9007199254740993'), share: 0.1 },
    },
    facts: newcomer,
    links: { customer_group: 'numbers' },
    later: [{ on: '2025-06-24', by: 'qa_suite', merge: { balance: exactNumber('10.50') } }],
  },
  {
    on: '2025-02-19',
    by: 'qa_suite',
    create: { email: 'gone@example.org' },
    facts: newcomer,
    links: { customer_group: 'markup' },
    later: [
      { on: '2025-02-25', by: 'qa_suite', links: { customer_group: null } },
      { on: '2025-03-04', by: 'qa_suite', delete: true },
    ],
  },
]
