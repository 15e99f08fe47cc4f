import { pickFrom, type Random } from '../seeded-random.ts'
import type { Person } from './person.ts'

/** An address before it is known to be free, in the two halves of it. */
interface Mailbox {
  readonly local: string
  readonly domain: string
}

/** How the addresses of different people look: `ingrid.aas@example.com`, `orders@turutstyr-aas.example.com`. */
export const mailboxShapes = {
  person: (random, { given, family }, domain) => ({
    local: pickFrom(random, forms)(plain(given), plain(family), 55 + random(50)),
    domain,
  }),
  shop: (random, { company }, domain) => ({
    local: pickFrom(random, ['info', 'orders', 'shop', 'mail', 'buying', 'office']),
    domain: `${plain(company, '-')}.${domain}`,
  }),
  numbered: (random, _, domain) => ({
    local: `${pickFrom(random, ['customer', 'user', 'shopper'])}-${String(random(100_000)).padStart(5, '0')}`,
    domain,
  }),
} as const satisfies Record<string, (random: Random, person: Person, domain: string) => Mailbox>

export type MailboxShape = keyof typeof mailboxShapes

/** The common forms more often than the rare ones. */
const forms: readonly ((given: string, family: string, year: number) => string)[] = [
  (given, family) => `${given}.${family}`,
  (given, family) => `${given}.${family}`,
  (given, family) => `${given}.${family}`,
  (given, family) => `${given}${family}`,
  (given, family) => `${given.charAt(0)}.${family}`,
  (given, family) => `${family}.${given}`,
  (given, family) => `${given}_${family}`,
  (given, family, year) => `${given}.${family}${String(year % 100).padStart(2, '0')}`,
  (given, _, year) => `${given}${1900 + year}`,
  (given, family) => `${given}.${family}+tarnfell`,
  (given, family) => `${capital(given)}.${capital(family)}`,
]

/** Gives an address that nobody has yet. */
export type AddressBook = (wanted: Mailbox) => string

/** Of two who would have the same address the second gets a number. */
export function openAddressBook(taken: Iterable<string>): AddressBook {
  const book = new Set([...taken].map((address) => address.toLowerCase()))
  return ({ local, domain }) => {
    let address = `${local}@${domain}`
    for (let number = 2; book.has(address.toLowerCase()); number += 1) address = `${local}${number}@${domain}`
    book.add(address.toLowerCase())
    return address
  }
}

/** Letters that no mark can be taken off. */
const spelled: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  å: 'a',
  ł: 'l',
  ß: 'ss',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
}

/** A name as an address has it: `Turutstyr Åse` is `turutstyr-ase` when joined by `-`. */
function plain(name: string, joint = ''): string {
  return name
    .toLowerCase()
    .replaceAll(/[øæåłßäöü]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{Mark}|'/gu, '')
    .replaceAll(/[^a-z]+/g, joint)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
