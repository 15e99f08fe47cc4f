import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { environment, gadgetQuery } from '../gadgets.fixture.ts'
import { planRead } from '../plan/plan-read.ts'
import type { Statement } from '../run/statement.ts'
import { builder } from './builder.ts'
import { selectFromPlan } from './select-from-plan.ts'
import { statementFor } from './statement-cache.ts'

/** Compiles a statement with the slots 1 and 0 as parameters, and counts how often it does. */
function makeBuild(text: string) {
  const build = () => {
    build.calls += 1
    return sql`${sql.raw(text)} ${{ slot: 1 }} ${{ slot: 0 }}`.compile(builder)
  }
  build.calls = 0
  return build
}

describe('the statement of a shape', () => {
  test('is compiled once, and takes the values of each request', () => {
    const build = makeBuild('a')
    const first = statementFor('shape a', ['x', 'y'], build)
    const second = statementFor('shape a', [1, null], build)
    expect(first).toEqual({ name: first.name, text: 'a $1 $2', values: ['y', 'x'] })
    expect(second).toEqual({ name: first.name, text: 'a $1 $2', values: [null, 1] })
    expect(build.calls).toBe(1)
  })

  test('is compiled for another shape; the same text has the same name', () => {
    const name = statementFor('shape b', [0, 0], makeBuild('b')).name
    expect(statementFor('shape c', [0, 0], makeBuild('b')).name).toBe(name)
    expect(statementFor('shape d', [0, 0], makeBuild('d')).name).not.toBe(name)
    expect(name).toMatch(/^cohort_[\w-]{20}$/)
  })

  test('cannot have a value of a request compiled into it', () => {
    expect(() => statementFor('shape e', ['secret'], () => sql`e ${'secret'}`.compile(builder))).toThrow(
      new Error('A value of a request was compiled into a statement'),
    )
  })
})

describe('two requests', () => {
  test('that differ in their values have one statement', () => {
    const first = statementOf('filter[name]=a&page[number]=2')
    const second = statementOf('filter[name]=b&page[number]=3')
    expect([second.name, second.text]).toEqual([first.name, first.text])
    expect([first.values, second.values]).toEqual([
      [environment.id, 'a', environment.id, 'a', 10],
      [environment.id, 'b', environment.id, 'b', 20],
    ])
  })

  test('that differ in anything else have two', () => {
    const queries = [
      '',
      'filter[name]=a',
      'filter[code]=a',
      'sort=name',
      'sort=-name',
      'page[size]=5',
      'page[number]=2',
    ]
    expect(new Set(queries.map((query) => statementOf(query).name)).size).toBe(queries.length)
  })
})

describe('very many shapes', () => {
  test('are compiled again when they come back late, and beyond 500 have no name', () => {
    const first = makeBuild('first')
    const named = statementFor('many first', [0, 0], first)
    const names = Array.from(
      { length: 2100 },
      (_, index) => statementFor(`many ${index}`, [0, 0], makeBuild(`m${index}`)).name,
    )
    expect(new Set(names).has(undefined)).toBe(true)
    expect(names.filter((name) => name !== undefined).length).toBeLessThan(500)
    expect(statementFor('many first', [1, 2], first)).toEqual({ ...named, values: [2, 1] })
    expect(first.calls).toBe(2)
  })
})

function statementOf(query: string): Statement {
  return selectFromPlan(planRead(environment, gadgetQuery(query)))
}
