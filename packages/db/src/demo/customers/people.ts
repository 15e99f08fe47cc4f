import type { DemoApplicationName } from '../applications.ts'
import type { Weights } from '../seeded-random.ts'
import type { Orders } from './customer-orders.ts'
import type { DetailsName } from './customer-details.ts'
import type { MailboxShape } from './mailbox.ts'
import type { Locale } from './names.ts'

/** Where a reference comes from, what it looks like before its number, and how many of a hundred have one. */
interface ReferenceRule {
  readonly origin: string
  readonly prefix: string
  readonly percent: number
}

/** What customers of one kind have in common. Weights are parts of all, percents are out of a hundred. */
export interface People {
  readonly locales: Weights<Locale>
  readonly mailbox: MailboxShape
  /** The domains of their mail; a shop has its own below them. */
  readonly domains: Weights
  readonly by: Weights<DemoApplicationName>
  readonly orders: Weights<Orders>
  readonly details: DetailsName
  readonly reference?: ReferenceRule
  /** Before the number of a tax exemption: `RC` for `RC-DE-48120`. */
  readonly taxExemption?: string
  readonly havePassword: number
  /** Who change their mind, their address, or wish to be forgotten. */
  readonly changeConsent: number
  readonly changeEmail: number
  readonly areDeleted: number
}

const everywhere: Weights<Locale> = {
  'nb-NO': 16,
  'sv-SE': 6,
  'da-DK': 3,
  'de-DE': 19,
  'de-AT': 5,
  'de-CH': 5,
  'fr-FR': 12,
  'it-IT': 4,
  'es-ES': 4,
  'pt-PT': 1,
  'nl-NL': 5,
  'pl-PL': 2,
  'cs-CZ': 1,
  'en-GB': 6,
  'en-US': 18,
  'ja-JP': 1,
}

const homeMail: Weights = {
  'example.com': 20,
  'mail.example.com': 34,
  'post.example.net': 14,
  'example.org': 9,
  'inbox.example.net': 12,
  'webmail.example.org': 8,
  'example.net': 3,
}

const shoppers: People = {
  locales: everywhere,
  mailbox: 'person',
  domains: homeMail,
  by: { web_shop: 85, crm_sync: 10, back_office: 5 },
  orders: { none: 30, one: 30, few: 30, many: 10 },
  details: 'shopper',
  reference: { origin: 'hubspot', prefix: '', percent: 35 },
  havePassword: 62,
  changeConsent: 8,
  changeEmail: 3,
  areDeleted: 2,
}

/** The kinds of people who are customers. */
export const people = {
  shoppers,
  regulars: {
    ...shoppers,
    by: { web_shop: 1 },
    orders: { few: 55, many: 45 },
    havePassword: 94,
    areDeleted: 1,
  },
  readers: {
    ...shoppers,
    by: { newsletter: 1 },
    orders: { none: 82, one: 14, few: 4 },
    reference: { origin: 'klaviyo', prefix: '01', percent: 100 },
    havePassword: 8,
    changeConsent: 14,
  },
  businesses: {
    ...shoppers,
    mailbox: 'shop',
    domains: { 'example.com': 60, 'example.net': 25, 'example.org': 15 },
    by: { erp_bridge: 80, back_office: 20 },
    orders: { none: 10, one: 10, few: 35, many: 45 },
    details: 'business',
    reference: { origin: 'sap', prefix: 'BP-2', percent: 92 },
    taxExemption: 'RC',
    havePassword: 88,
    changeConsent: 0,
    changeEmail: 6,
    areDeleted: 0,
  },
  professionals: {
    ...shoppers,
    domains: { 'guides.example.org': 40, 'rescue.example.org': 15, 'mail.example.com': 45 },
    by: { back_office: 60, crm_sync: 40 },
    orders: { none: 15, one: 20, few: 45, many: 20 },
    havePassword: 80,
    areDeleted: 0,
  },
  colleagues: {
    ...shoppers,
    domains: { 'tarnfell.example.com': 1 },
    by: { crm_sync: 1 },
    orders: { none: 20, one: 20, few: 45, many: 15 },
    details: 'colleague',
    reference: { origin: 'workday', prefix: 'W', percent: 100 },
    havePassword: 100,
    changeConsent: 0,
    changeEmail: 2,
  },
  journalists: {
    ...shoppers,
    domains: { 'alpinmagazin.example.org': 30, 'summitreview.example.com': 40, 'news.example.net': 30 },
    by: { crm_sync: 70, back_office: 30 },
    orders: { none: 80, one: 20 },
    havePassword: 20,
  },
  students: {
    ...shoppers,
    domains: { 'campus.example.org': 50, 'uni.example.net': 30, 'students.example.com': 20 },
    by: { web_shop: 1 },
    orders: { none: 25, one: 45, few: 30 },
    changeEmail: 9,
    areDeleted: 4,
  },
  robots: {
    ...shoppers,
    locales: { 'en-GB': 1 },
    mailbox: 'numbered',
    domains: { 'qa.example.com': 1 },
    by: { qa_suite: 1 },
    orders: { none: 85, one: 10, many: 5 },
    details: 'robot',
    reference: { origin: 'qa', prefix: 'RUN-', percent: 15 },
    havePassword: 50,
    changeConsent: 2,
    changeEmail: 1,
    areDeleted: 5,
  },
  copies: {
    ...shoppers,
    mailbox: 'numbered',
    domains: { 'anonymous.example.net': 1 },
    by: { crm_sync: 1 },
    details: 'copy',
    reference: { origin: 'hubspot', prefix: '', percent: 100 },
    changeConsent: 1,
    changeEmail: 1,
  },
} as const satisfies Record<string, People>

export type PeopleName = keyof typeof people
