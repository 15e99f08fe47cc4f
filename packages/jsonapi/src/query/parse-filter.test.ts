import { predicates, predicatesFor, type Operand, type ValueKind } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { gadgetRegistry, gadgets } from '../gadgets.fixture.ts'
import { refusalOf, refusedWith } from '../refused.fixture.ts'
import { parseReadQuery } from './parse-read-query.ts'

function parse(text: string) {
  return parseReadQuery(gadgetRegistry, gadgets, 'list', text).filters
}

const fieldByKind = {
  text: 'name',
  integer: 'size',
  boolean: 'is_heavy',
  time: 'sold_at',
  json: 'metadata',
} as const satisfies Record<ValueKind, string>

const kinds: readonly ValueKind[] = ['text', 'integer', 'boolean', 'time', 'json']

/** A value of each kind as text, and as it is read. */
const samples = {
  text: ['VIP', 'VIP'],
  integer: ['-5', -5],
  boolean: ['true', true],
  time: ['2026-01-31', '2026-01-31T00:00:00.000Z'],
  json: ['{"tier": "gold"}', '{"tier":"gold"}'],
} as const satisfies Record<ValueKind, readonly [string, unknown]>

function operandOf(kind: ValueKind, operand: Operand): readonly [text: string, read: object] {
  const [text, value] = samples[kind]
  switch (operand) {
    case 'value':
      return [text, { kind: 'value', value }]
    case 'list':
      return [`${text},${text}`, { kind: 'list', values: [value, value] }]
    case 'flag':
      return ['false', { kind: 'flag', flag: false }]
    case 'json':
      return [text, { kind: 'json', json: value }]
  }
}

describe.each([...predicates])('the predicate %s', (predicate, definition) => {
  const legal = kinds.filter((kind) => predicatesFor(kind).includes(predicate))
  const illegal = kinds.filter((kind) => !legal.includes(kind))

  test('can test every kind that it is for', () => {
    expect(legal.length).toBeGreaterThan(0)
    for (const kind of legal) {
      const [text, operand] = operandOf(kind, definition.operand)
      const name = fieldByKind[kind]
      expect(parse(`filter[q][${name}_${predicate}]=${encodeURIComponent(text)}`)).toEqual([
        { fields: [{ name, kind }], join: 'and', predicate, test: definition, operand },
      ])
    }
  })

  test('cannot test another kind', () => {
    for (const kind of illegal) {
      const parameter = `filter[q][${fieldByKind[kind]}_${predicate}]`
      expect(refusedWith(() => parse(`${parameter}=${samples[kind][0]}`))).toEqual([
        {
          title: 'Filter not allowed',
          detail: expect.stringContaining(
            `${predicate} cannot test ${fieldByKind[kind]}, which is ${kind}, at character `,
          ),
          code: 'FILTER_NOT_ALLOWED',
          source: { parameter },
          status: '400',
          meta: { in: 'name', position: parameter.length - predicate.length },
        },
      ])
    }
  })
})

describe('a filter over several fields', () => {
  const name = { name: 'name', kind: 'text' }
  const code = { name: 'code', kind: 'text' }
  const reference = { name: 'reference', kind: 'text' }
  const origin = { name: 'reference_origin', kind: 'text' }

  test.each([
    ['name_or_code_cont', [name, code], 'or', 'cont'],
    ['name_and_code_cont', [name, code], 'and', 'cont'],
    ['name_or_code_or_reference_not_eq_or_null', [name, code, reference], 'or', 'not_eq_or_null'],
    ['reference_origin_and_reference_in_or_null', [origin, reference], 'and', 'in_or_null'],
    ['reference_or_reference_origin_eq', [reference, origin], 'or', 'eq'],
    ['id_or_code_eq', [{ name: 'id', kind: 'text' }, code], 'or', 'eq'],
  ])('can be %s', (key, fields, join, predicate) => {
    const [filter] = parse(`filter[q][${key}]=x`)
    expect(filter).toMatchObject({ fields, join, predicate })
  })

  test('cannot mix its joints', () => {
    expect(refusalOf(() => parse('filter[q][name_or_code_and_reference_eq]=x'))).toBe(
      'FILTER_NOT_ALLOWED filter[q][name_or_code_and_reference_eq]',
    )
  })

  test('cannot join two kinds', () => {
    expect(refusedWith(() => parse('filter[q][name_or_sold_at_eq]=x'))).toEqual([
      expect.objectContaining({
        code: 'FILTER_NOT_ALLOWED',
        detail: 'Fields that are tested together must be of one kind, at character 27 of the name.',
      }),
    ])
  })

  test('cannot join a field that the predicate does not test', () => {
    expect(refusedWith(() => parse('filter[q][name_or_metadata_cont]=x'))).toEqual([
      expect.objectContaining({
        detail:
          'cont cannot test metadata, which is json, at character 28 of the name. Did you mean "jcont"?',
      }),
    ])
  })

  test.each([
    'name_or_cont',
    'or_name_cont',
    'name_xor_code_cont',
    'name__or_code_cont',
    'name_or_secret_eq',
  ])('cannot be %s', (key) => {
    expect(refusalOf(() => parse(`filter[q][${key}]=x`))).toBe(`FILTER_NOT_ALLOWED filter[q][${key}]`)
  })
})

describe('a plain key', () => {
  test.each([
    ['filter[id]=a', 'filter[q][id_eq]=a'],
    ['filter[ids]=a,b', 'filter[q][id_in]=a,b'],
    ['filter[name]=a', 'filter[q][name_eq]=a'],
    ['filter[code]=a,b', 'filter[q][code_eq]=a,b'],
    ['filter[size]=5', 'filter[q][size_eq]=5'],
    ['filter[created_at_from]=2026-01-31', 'filter[q][created_at_gteq]=2026-01-31'],
    ['filter[created_at_to]=2026-01-31', 'filter[q][created_at_lteq]=2026-01-31'],
    ['filter[updated_at_from]=2026-01-31', 'filter[q][updated_at_gteq]=2026-01-31'],
  ])('%s is %s', (plain, full) => {
    expect(parse(plain)).toEqual(parse(full))
  })

  test('cannot say what its full form says beside it', () => {
    expect(refusedWith(() => parse('filter[name]=a&filter[q][name_eq]=b'))).toEqual([
      {
        title: 'Bad request',
        detail: 'The filter "filter[q][name_eq]" is given more than once, at character 1 of the name.',
        code: 'BAD_REQUEST',
        source: { parameter: 'filter[q][name_eq]' },
        status: '400',
        meta: { in: 'name', position: 1 },
      },
    ])
    expect(parse('filter[name]=a&filter[q][name_not_eq]=b')).toHaveLength(2)
  })

  test.each(['metadata', 'secret', 'parts', 'size_from', 'name_eq', 'constructor', ''])(
    'cannot be %j',
    (key) => {
      expect(refusalOf(() => parse(`filter[${key}]=x`))).toBe(`FILTER_NOT_ALLOWED filter[${key}]`)
    },
  )

  test('that is unknown gets the nearest legal one, never one that is refused too', () => {
    expect(refusedWith(() => parse('filter[nam]=x'))[0]?.detail).toBe(
      'gadgets cannot be filtered by "nam", at character 8 of the name. Did you mean "name"?',
    )
    expect(refusedWith(() => parse('filter[metadata]=x'))[0]?.detail).toBe(
      'gadgets cannot be filtered by "metadata", at character 8 of the name.',
    )
  })
})

describe('an unknown filter', () => {
  test('is refused with the nearest legal one (F1)', () => {
    expect(refusedWith(() => parse('filter[q][name_contt]=vip'))).toEqual([
      {
        title: 'Filter not allowed',
        detail:
          'gadgets cannot be filtered by "name_contt", at character 16 of the name. Did you mean "name_cont"?',
        code: 'FILTER_NOT_ALLOWED',
        source: { parameter: 'filter[q][name_contt]' },
        status: '400',
        meta: { in: 'name', position: 16 },
      },
    ])
  })

  test.each([
    ['name_or_cdoe_cont', 'cdoe_cont', 'name_or_code_cont'],
    ['name_or_code_contt', 'contt', 'name_or_code_cont'],
    ['nmae_eq', 'nmae_eq', 'name_eq'],
    ['reference_orign_eq', 'orign_eq', 'reference_origin_eq'],
    ['parts_nmae_eq', 'nmae_eq', 'parts_name_eq'],
    ['parts_gadget_siz_gt', 'siz_gt', 'parts_gadget_size_gt'],
    ['metadata.tier_contt', 'contt', 'metadata.tier_cont'],
    ['😀name_eq', '😀name_eq', 'name_eq'],
  ])('%s is told that "%s" is the fault, and that %s is near', (key, fault, near) => {
    const [error] = refusedWith(() => parse(`filter[q][${key}]=x`))
    const position = Array.from(`filter[q][${key}`).length - Array.from(fault).length + 1
    expect(error).toMatchObject({
      detail: `gadgets cannot be filtered by "${key}", at character ${position} of the name. Did you mean "${near}"?`,
      meta: { in: 'name', position },
    })
  })

  test.each([
    ['an unknown predicate (F1)', 'filter[q][name_frobnicate]'],
    ['an unknown field (F1)', 'filter[q][nope_eq]'],
    ['a field without a predicate', 'filter[q][name]'],
    ['a predicate without a field', 'filter[q][_eq]'],
    ['a field that cannot be filtered by', 'filter[q][secret_eq]'],
    ['a field of another case', 'filter[q][Name_eq]'],
    ['an inherited name', 'filter[q][constructor_eq]'],
    ['an inherited predicate', 'filter[q][name_constructor]'],
    ['nothing', 'filter[q][]'],
    ['a very long key', `filter[q][${'x'.repeat(5000)}_eq]`],
  ])('%s is refused', (_fact, parameter) => {
    expect(refusalOf(() => parse(`${parameter}=x`))).toBe(`FILTER_NOT_ALLOWED ${parameter}`)
  })

  test.each([
    ['an operator as of another language (F12)', 'filter[q][name_eq][$ne]'],
    ['a list (F12)', 'filter[q][name_in][]'],
    ['q alone', 'filter[q]'],
    ['two plain keys', 'filter[name][code]'],
    ['no key', 'filter'],
  ])('%s is no filter at all', (_fact, parameter) => {
    expect(refusedWith(() => parse(`${parameter}=1`))).toEqual([
      {
        title: 'Invalid filters syntax',
        detail:
          'Filters are written filter[q][<attribute>_<predicate>]=<value>, as filter[q][name_cont]=vip, at character 7 of the name.',
        code: 'INVALID_FILTERS_SYNTAX',
        source: { parameter },
        status: '400',
        meta: { in: 'name', position: 7 },
      },
    ])
  })
})
