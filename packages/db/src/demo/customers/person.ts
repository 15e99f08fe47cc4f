import { pickFrom, pickWeighted, type Random, type Weights } from '../seeded-random.ts'
import { names, type Locale } from './names.ts'

/** Somebody who does not exist. */
export interface Person {
  readonly given: string
  readonly family: string
  /** What the shop is called that they would have. */
  readonly company: string
  readonly locale: Locale
  readonly country: string
}

export function makePerson(random: Random, locales: Weights<Locale>): Person {
  const locale = pickWeighted(random, locales)
  const { given, family, shop } = names[locale]
  const person = { given: pickFrom(random, given), family: pickFrom(random, family) }
  const company = `${pickFrom(random, shop)} ${person.family}`
  return { ...person, company, locale, country: locale.slice(3) }
}
