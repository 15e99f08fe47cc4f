import type { Values } from '../../write/change.ts'
import { happens, pickFrom, type Random } from '../seeded-random.ts'
import type { Person } from './person.ts'

/** What is kept of a customer beside the e-mail address, by kind; some have more of it than others. */
export const details = {
  shopper: (random, person, made) => ({
    ...nameOf(person),
    locale: person.locale,
    ...(happens(random, 55) && { birthday_month: 1 + random(12) }),
    consent: { newsletter: happens(random, 60), sms: happens(random, 12), since: made },
    ...(happens(random, 30) && {
      preferences: {
        activities: [pickFrom(random, activities), pickFrom(random, moreActivities)],
        shoe_size_eu: 35 + random(26) / 2,
      },
    }),
    ...(happens(random, 12) && { address: { country: person.country, floor: random(6), lift: false } }),
  }),
  business: (random, { company, locale, country, ...person }) => ({
    company,
    locale,
    contact: { ...nameOf(person), language: locale.slice(0, 2) },
    country,
    terms: {
      days: pickFrom(random, [14, 30, 30, 45, 60]),
      credit_limit: { amount: 2500 * (1 + random(20)), currency: country === 'US' ? 'USD' : 'EUR' },
    },
    ...(happens(random, 40) && { deliver: { tail_lift: happens(random, 50), not_on: ['monday'] } }),
  }),
  colleague: (random, person) => ({
    ...nameOf(person),
    locale: person.locale,
    team: pickFrom(random, ['Shop Bergen', 'Shop Annecy', 'Shop Boulder', 'Design', 'Warehouse', 'Support']),
    sizes: { jacket: pickFrom(random, ['XS', 'S', 'M', 'L', 'XL']), shoe_eu: 35 + random(13) },
  }),
  robot: (random) => ({
    suite: pickFrom(random, ['checkout', 'prices', 'groups', 'login']),
    run: 1 + random(462),
    ...(happens(random, 20) && { browser: { name: 'chromium', version: 130 + random(16), headless: true } }),
  }),
  copy: (random, { locale }) => ({ anonymised: true, locale, birthday_month: 1 + random(12) }),
} as const satisfies Record<string, (random: Random, person: Person, made: string) => Values>

export type DetailsName = keyof typeof details

const activities = ['hiking', 'ski touring', 'trail running', 'climbing']
const moreActivities = ['camping', 'bikepacking', 'snowshoeing', 'kayaking', 'dog walks']

function nameOf({ given, family }: Pick<Person, 'given' | 'family'>): Values {
  return { given_name: given, family_name: family }
}
