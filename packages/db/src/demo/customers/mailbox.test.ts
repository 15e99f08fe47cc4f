import { describe, expect, test } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import { mailboxShapes, openAddressBook } from './mailbox.ts'
import type { Person } from './person.ts'

const person: Person = {
  given: 'Åse',
  family: "Łucja-O'Großmüller",
  company: 'Fell & Moor Großmüller',
  locale: 'nb-NO',
  country: 'NO',
}

describe('a mailbox', () => {
  test('has the name of its person in plain letters', () => {
    const random = seededRandom('mailbox')
    const locals = Array.from({ length: 50 }, () => mailboxShapes.person(random, person, 'example.com').local)
    expect(locals).toContain('ase.lucjaogrossmueller')
    expect(locals.filter((local) => !/^[A-Za-z0-9._+]+$/.test(local))).toEqual([])
  })

  test('is on the domain of its shop', () => {
    const { domain } = mailboxShapes.shop(seededRandom('mailbox'), person, 'example.com')
    expect(domain).toBe('fell-moor-grossmueller.example.com')
  })
})

describe('an address book', () => {
  test('gives no address twice, not even in another case', () => {
    const addressFor = openAddressBook(['Ase@example.com'])
    const wanted = { local: 'ase', domain: 'example.com' }
    expect([addressFor(wanted), addressFor(wanted)]).toEqual(['ase2@example.com', 'ase3@example.com'])
  })

  test('gives what is free as it was wanted', () => {
    expect(openAddressBook([])({ local: 'Ase.A', domain: 'example.com' })).toBe('Ase.A@example.com')
  })
})
