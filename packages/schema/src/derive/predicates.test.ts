import { describe, expect, expectTypeOf, test } from 'vitest'
import { predicates, predicatesFor, type PredicateName } from './predicates.ts'

/** The grammar of predicates, written out. */
const published = {
  plain: `eq not_eq lt lteq gt gteq in not_in null not_null present blank true false
    start not_start end not_end cont not_cont i_cont not_i_cont matches does_not_match jcont`.split(/\s+/),
  any: `eq_any not_eq_any lt_any lteq_any gt_any gteq_any start_any not_start_any end_any not_end_any
    cont_any not_cont_any i_cont_any not_i_cont_any matches_any does_not_match_any`.split(/\s+/),
  all: `eq_all not_eq_all lt_all lteq_all gt_all gteq_all start_all not_start_all end_all not_end_all
    cont_all not_cont_all i_cont_all not_i_cont_all matches_all does_not_match_all`.split(/\s+/),
  orNull: `eq_or_null not_eq_or_null lt_or_null lteq_or_null gt_or_null gteq_or_null
    in_or_null not_in_or_null`.split(/\s+/),
}

describe('the predicates', () => {
  test('are those that are published, and no other', () => {
    const names = Object.values(published).flat()
    expect([...predicates.keys()].toSorted()).toEqual(names.toSorted())
  })

  test('say in their names what they do', () => {
    const scalars = ['text', 'integer', 'boolean', 'time']
    const tested = [...scalars, 'path']
    const plain = { isNegated: false, quantifier: null, orNull: false }
    expect(predicates.get('eq')).toEqual({ ...plain, operator: 'eq', operand: 'value', kinds: tested })
    expect(predicates.get('not_eq_any')).toEqual({
      operator: 'eq',
      operand: 'list',
      kinds: scalars,
      isNegated: true,
      quantifier: 'any',
      orNull: false,
    })
    expect(predicates.get('not_in_or_null')).toEqual({
      operator: 'in',
      operand: 'list',
      kinds: tested,
      isNegated: true,
      quantifier: null,
      orNull: true,
    })
    expect(predicates.get('does_not_match_all')).toEqual({
      operator: 'matches',
      operand: 'list',
      kinds: ['text', 'path'],
      isNegated: true,
      quantifier: 'all',
      orNull: false,
    })
    expect(predicates.get('blank')).toEqual({
      ...plain,
      operator: 'present',
      operand: 'flag',
      kinds: [...scalars, 'json', 'path'],
      isNegated: true,
    })
    expect(predicates.get('false')).toEqual({
      ...plain,
      operator: 'true',
      operand: 'flag',
      kinds: ['boolean', 'path'],
      isNegated: true,
    })
    expect(predicates.get('jcont')).toEqual({
      ...plain,
      operator: 'jcont',
      operand: 'json',
      kinds: ['json', 'path'],
    })
  })

  test('every form in a list takes a list, and no form that is none has a quantifier', () => {
    for (const name of [...published.any, ...published.all]) {
      expect(predicates.get(name)).toMatchObject({
        operand: 'list',
        quantifier: name.slice(-3),
        orNull: false,
      })
    }
    for (const name of [...published.plain, ...published.orNull]) {
      expect(predicates.get(name)?.quantifier).toBeNull()
    }
  })

  test('every form with nulls lets them pass, and no other does', () => {
    const orNull = [...predicates].filter(([, predicate]) => predicate.orNull).map(([name]) => name)
    expect(orNull.toSorted()).toEqual(published.orNull.toSorted())
  })

  test('cannot be something that an object inherits', () => {
    expect(predicates.has('constructor')).toBe(false)
  })
})

describe('a kind of value', () => {
  const presence = ['null', 'not_null', 'present', 'blank']
  const equality = 'eq eq_any eq_all eq_or_null not_eq not_eq_any not_eq_all not_eq_or_null'.split(' ')
  const order = ['lt', 'lteq', 'gt', 'gteq'].flatMap((word) => [
    word,
    `${word}_any`,
    `${word}_all`,
    `${word}_or_null`,
  ])
  const lists = ['in', 'in_or_null', 'not_in', 'not_in_or_null']
  const searches = ['start', 'end', 'cont', 'i_cont']
    .flatMap((word) => [word, `not_${word}`])
    .concat('matches', 'does_not_match')
    .flatMap((word) => [word, `${word}_any`, `${word}_all`])

  test('json can be contained, and be there or not; it cannot be compared', () => {
    expect(predicatesFor('json')).toEqual([...presence, 'jcont'])
  })

  test('a yes or no can be asked for; it has no order', () => {
    expect(predicatesFor('boolean')).toEqual([...equality, ...lists, ...presence, 'true', 'false'])
  })

  test('numbers and times can be compared; they have no parts', () => {
    expect(predicatesFor('integer')).toEqual([...equality, ...order, ...lists, ...presence])
    expect(predicatesFor('time')).toEqual([...equality, ...order, ...lists, ...presence])
  })

  test('text can be compared and searched', () => {
    expect(predicatesFor('text')).toEqual([...equality, ...order, ...lists, ...presence, ...searches])
  })

  test('what a path leads to can be of any kind: it has every test, lists only of parts of a text', () => {
    expect(predicatesFor('path')).toEqual([
      ...[...equality, ...order].filter((name) => !/_a(ny|ll)$/.test(name)),
      ...lists,
      ...presence,
      'true',
      'false',
      ...searches,
      'jcont',
    ])
  })

  test('has its predicates in a type too', () => {
    expectTypeOf<'not_eq_any' | 'in_or_null' | 'false'>().toExtend<PredicateName<'boolean'>>()
    expectTypeOf<'lt' | 'cont' | 'jcont'>().not.toExtend<PredicateName<'boolean'>>()
    expectTypeOf<PredicateName<'json'>>().toEqualTypeOf<'null' | 'not_null' | 'present' | 'blank' | 'jcont'>()
    expectTypeOf<'does_not_match_all' | 'gteq_or_null'>().toExtend<PredicateName<'text'>>()
    expectTypeOf<'cont_any' | 'jcont' | 'eq_or_null'>().toExtend<PredicateName<'path'>>()
    expectTypeOf<'eq_any'>().not.toExtend<PredicateName<'path'>>()
  })
})
