import type { Mode } from '../organization.ts'
import { happens, pickWeighted, seededRandom, type Random } from '../seeded-random.ts'
import { details } from './customer-details.ts'
import { customerNumbers } from './customer-numbers.ts'
import { orderSteps } from './customer-orders.ts'
import type { CustomerStory } from './customer-story.ts'
import type { DatedStep } from './dated-step.ts'
import { dayNumber, dayText, growingDay, lastDay } from './days.ts'
import { mailboxShapes, type AddressBook } from './mailbox.ts'
import { people, type People } from './people.ts'
import { makePerson } from './person.ts'
import type { Move, Segment } from './segment.ts'

/** The life of one customer of a segment, the same whenever it is told. */
export function customerLife(
  mode: Mode,
  segment: Segment,
  index: number,
  addressFor: AddressBook,
): CustomerStory {
  const kind: People = people[segment.people]
  const random = seededRandom([mode, segment.about, index].join(' '))
  const person = makePerson(random, segment.locales ?? kind.locales)
  const [from, until] = segment.made
  const made = growingDay(random, dayNumber(from), dayNumber(until))
  const newEmail = () =>
    addressFor(mailboxShapes[kind.mailbox](random, person, pickWeighted(random, kind.domains)))
  return {
    on: dayText(made),
    by: pickWeighted(random, kind.by),
    create: {
      email: newEmail(),
      ...customerNumbers(random, kind, person),
      metadata: details[kind.details](random, person, dayText(made)),
    },
    facts: { status: 'prospect', has_password: happens(random, kind.havePassword), total_orders_count: 0 },
    links: { customer_group: segment.group ?? null },
    later: inOrder([
      ...moveSteps(random, segment.moves ?? [], made),
      ...orderSteps(random, kind.orders, made),
      ...changesOfMind(random, kind, made, newEmail),
    ]),
  }
}

/** Goes to each group in its days, mostly within the first months of them. Throws when they are over by then. */
function moveSteps(random: Random, moves: readonly Move[], made: number): readonly DatedStep[] {
  let last = made
  return moves.map(({ to, by, days: [from, until] }) => {
    const first = Math.max(last + 1, dayNumber(from))
    const span = dayNumber(until) - first + 1
    if (span < 1) throw new Error(`Nobody can go to ${to ?? 'no group'} before ${until} who came so late.`)
    last = first + random(Math.min(span, 150))
    return { day: last, step: { by, links: { customer_group: to } } }
  })
}

function changesOfMind(
  random: Random,
  { changeConsent, changeEmail, areDeleted }: People,
  made: number,
  newEmail: () => string,
): readonly DatedStep[] {
  const later = (days: number) => made + 1 + random(days)
  const consented = later(400)
  const consent = { newsletter: happens(random, 40), sms: false, since: dayText(consented) }
  return [
    ...steps(happens(random, changeConsent), consented, { by: 'newsletter', merge: { consent } }),
    ...(happens(random, changeEmail)
      ? steps(true, later(500), { by: 'web_shop', update: { email: newEmail() } })
      : []),
    ...steps(happens(random, areDeleted), later(600), { by: 'back_office', delete: true }),
  ]
}

function steps(happened: boolean, day: number, step: DatedStep['step']): readonly DatedStep[] {
  return happened ? [{ day, step }] : []
}

/** The steps by day, one on each; none after the end of the customer, or of the demo data. */
function inOrder(dated: readonly DatedStep[]): NonNullable<CustomerStory['later']> {
  const ofEachDay = Map.groupBy(dated, ({ day }) => day)
  const sorted = [...ofEachDay.values()]
    .flatMap(([first]) => (first && first.day <= lastDay ? [first] : []))
    .toSorted((left, right) => left.day - right.day)
  const end = sorted.findIndex(({ step }) => 'delete' in step)
  return (end === -1 ? sorted : sorted.slice(0, end + 1)).map(({ day, step }) => ({
    on: dayText(day),
    ...step,
  }))
}
