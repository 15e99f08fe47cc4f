import { createHash } from 'node:crypto'

/** Gives the next whole number from 0 to below `limit`. */
export type Random = (limit: number) => number

/** Numbers that look random and are the same in every run and on every machine. Mulberry32, begun by the hash of a text. */
export function seededRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32BE(0)
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Letters and digits. */
export function randomText(random: Random, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(random(alphabet.length))).join('')
}

/** One of the items, each as likely as the other. Throws for none. */
export function pickFrom<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

/** How often each name comes up, as parts of all: `{rare: 1, common: 9}`. */
export type Weights<Name extends string = string> = Readonly<Partial<Record<Name, number>>>

/** One of the names, as often as its weight says. Throws for none. */
export function pickWeighted<Name extends string>(random: Random, weights: Weights<Name>): Name {
  let total = 0
  for (const name in weights) total += weights[name] ?? 0
  let rest = random(total)
  for (const name in weights) {
    rest -= weights[name] ?? 0
    if (rest < 0) return name
  }
  throw new Error('There is nothing to pick from.')
}

/** True in so many cases of a hundred. */
export function happens(random: Random, percent: number): boolean {
  return random(100) < percent
}
