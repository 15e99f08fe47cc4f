import { describe, expect, test } from 'vitest'
import { happens, pickFrom, pickWeighted, randomText, seededRandom } from './seeded-random.ts'

describe('seeded random', () => {
  test('a seed gives the same numbers whenever it is used', () => {
    const random = seededRandom('Tarnfell')
    expect([random(100), random(100), random(1_000_000), randomText(random, 10)]).toEqual([
      52,
      66,
      600586,
      'LFebWZz2N5',
    ])
  })

  test('another seed gives others', () => {
    expect(randomText(seededRandom('a'), 20)).not.toBe(randomText(seededRandom('b'), 20))
  })

  test('every number from 0 to below the limit comes, none beyond', () => {
    const random = seededRandom('limits')
    const drawn = new Set(Array.from({ length: 1000 }, () => random(10)))
    expect(drawn).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
  })
})

describe('what is picked at random', () => {
  const random = seededRandom('seed')
  const many = Array.from({ length: 1000 })

  test('is one of the items', () => {
    expect(new Set(many.map(() => pickFrom(random, ['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']))
  })

  test('comes as often as its weight says', () => {
    const picked = many.map(() => pickWeighted(random, { rare: 1, common: 9, never: 0 }))
    const rare = picked.filter((name) => name === 'rare').length
    expect(new Set(picked)).toEqual(new Set(['rare', 'common']))
    expect(rare).toBeGreaterThan(60)
    expect(rare).toBeLessThan(140)
  })

  test('happens always, never, or in so many cases of a hundred', () => {
    const [never, sometimes, always] = [0, 30, 100].map((percent) =>
      many.filter(() => happens(random, percent)),
    )
    expect([never, always]).toEqual([[], many])
    expect(Math.abs((sometimes?.length ?? 0) - 300)).toBeLessThan(60)
  })

  test('cannot be picked from nothing', () => {
    expect(() => pickFrom(random, [])).toThrow('There is nothing to pick from.')
    expect(() => pickWeighted(random, {})).toThrow('There is nothing to pick from.')
  })
})
