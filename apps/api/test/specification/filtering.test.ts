import { predicatesFor } from '@cohort/schema'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import type { Json } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const groups = [
  { name: 'Gold', code: 'gold', reference: 'crm-1', metadata: { tier: 'gold', size: 3, tags: ['a', 'b'] } },
  { name: 'Golden, old', code: 'golden', reference: null, metadata: { tier: 'gold' } },
  { name: 'Silver', code: null, reference: '', metadata: { tier: 'silver' } },
  { name: 'gold leaf', code: 'GOLD', reference: 'erp-1', metadata: {} },
]

const all = groups.map(({ name }) => name)
const [gold, golden, silver, leaf] = all

beforeAll(async () => {
  for (const group of groups) await makeGroup(service, group)
})

/** The names of what a query finds, in the order in which they were made. */
async function found(pairs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { json } = await send(service, 'GET', `/customer_groups?${new URLSearchParams(pairs).toString()}`)
  const names = new Set(json.data.map(({ attributes }: Json) => attributes.name))
  return all.filter((name) => names.has(name))
}

/** Every predicate that a text can be tested with, on `code` unless it says another name. */
const tests: readonly (readonly [key: string, value: string, names: readonly (string | undefined)[]])[] = [
  ['code_eq', 'gold', [gold]],
  ['code_eq', 'Gold', []],
  ['code_eq_any', 'gold,GOLD', [gold, leaf]],
  ['code_eq_all', 'gold,gold', [gold]],
  ['code_eq_all', 'gold,GOLD', []],
  ['code_eq_or_null', 'gold', [gold, silver]],
  ['code_not_eq', 'gold', [golden, leaf]],
  ['code_not_eq_any', 'gold,GOLD', [gold, golden, leaf]],
  ['code_not_eq_all', 'gold,GOLD', [golden]],
  ['code_not_eq_or_null', 'gold', [golden, silver, leaf]],
  ['code_lt', 'gold', [leaf]],
  ['code_lt_any', 'a,golden', [gold, leaf]],
  ['code_lt_all', 'gold,golden', [leaf]],
  ['code_lt_or_null', 'gold', [silver, leaf]],
  ['code_lteq', 'gold', [gold, leaf]],
  ['code_lteq_any', 'GOLD,gold', [gold, leaf]],
  ['code_lteq_all', 'GOLD,gold', [leaf]],
  ['code_lteq_or_null', 'gold', [gold, silver, leaf]],
  ['code_gt', 'gold', [golden]],
  ['code_gt_any', 'GOLD,gold', [gold, golden]],
  ['code_gt_all', 'GOLD,gold', [golden]],
  ['code_gt_or_null', 'gold', [golden, silver]],
  ['code_gteq', 'gold', [gold, golden]],
  ['code_gteq_any', 'gold,golden', [gold, golden]],
  ['code_gteq_all', 'gold,golden', [golden]],
  ['code_gteq_or_null', 'gold', [gold, golden, silver]],
  ['code_in', 'gold,golden,nobody', [gold, golden]],
  ['code_in_or_null', 'gold', [gold, silver]],
  ['code_not_in', 'gold,golden', [leaf]],
  ['code_not_in_or_null', 'gold,golden', [silver, leaf]],
  ['code_null', 'true', [silver]],
  ['code_null', 'false', [gold, golden, leaf]],
  ['code_not_null', '1', [gold, golden, leaf]],
  ['code_not_null', '0', [silver]],
  ['reference_present', 'true', [gold, leaf]],
  ['reference_present', 'false', [golden, silver]],
  ['reference_blank', 'true', [golden, silver]],
  ['reference_blank', 'false', [gold, leaf]],
  ['name_start', 'Gold', [gold, golden]],
  ['name_start_any', 'Gold,Sil', [gold, golden, silver]],
  ['name_start_all', 'Gold,Golden', [golden]],
  ['name_not_start', 'Gold', [silver, leaf]],
  ['name_not_start_any', 'Gold,Golden', [gold, silver, leaf]],
  ['name_not_start_all', 'Gold,Sil', [leaf]],
  ['name_end', 'ld', [gold, golden]],
  ['name_end_any', 'leaf,er', [silver, leaf]],
  ['name_end_all', 'ld,old', [gold, golden]],
  ['name_not_end', 'ld', [silver, leaf]],
  ['name_not_end_any', 'ld,Gold', [golden, silver, leaf]],
  ['name_not_end_all', 'ld,er', [leaf]],
  ['name_cont', 'old', [gold, golden, leaf]],
  ['name_cont', 'OLD', []],
  ['name_cont_any', 'leaf,il', [silver, leaf]],
  ['name_cont_any', 'n\\, o,leaf', [golden, leaf]],
  ['name_cont_all', 'old,en', [golden]],
  ['name_not_cont', 'old', [silver]],
  ['name_not_cont_any', 'old,en', [gold, silver, leaf]],
  ['name_not_cont_all', 'old,er', []],
  ['name_i_cont', 'GOLD', [gold, golden, leaf]],
  ['name_i_cont_any', 'LEAF,SIL', [silver, leaf]],
  ['name_i_cont_all', 'GOLD,LEAF', [leaf]],
  ['name_not_i_cont', 'GOLD', [silver]],
  ['name_not_i_cont_any', 'GOLD,LEAF', [gold, golden, silver]],
  ['name_not_i_cont_all', 'GOLD,SIL', []],
  ['name_matches', 'Gold%', [gold, golden]],
  ['name_matches', 'Gol_', [gold]],
  ['name_matches_any', 'Gol_,S%', [gold, silver]],
  ['name_matches_all', 'G%,%\\, old', [golden]],
  ['name_does_not_match', 'Gold%', [silver, leaf]],
  ['name_does_not_match_any', 'Gol_,G%', [golden, silver, leaf]],
  ['name_does_not_match_all', 'Gol_,S%', [golden, leaf]],
]

describe('a text', () => {
  test.each(tests)('can be tested (FI-01): %s=%s', async (key, value, names) => {
    expect(await found({ [`filter[q][${key}]`]: value })).toEqual(names)
  })

  test('is tested here with every predicate that there is for it', () => {
    const tested = new Set(tests.map(([key]) => key.replace(/^(name|code|reference)_/, '')))
    expect([...tested].toSorted((a, b) => a.localeCompare(b))).toEqual(
      [...predicatesFor('text')].toSorted((a, b) => a.localeCompare(b)),
    )
  })
})

describe('several names and several filters', () => {
  test.each([
    ['any of the names', { 'filter[q][name_or_code_eq]': 'gold' }, [gold]],
    ['any of three', { 'filter[q][name_or_code_or_reference_cont]': 'r' }, [gold, silver, leaf]],
    ['all of the names', { 'filter[q][name_and_code_i_cont]': 'gold' }, [gold, golden, leaf]],
    ['all of the names, negated', { 'filter[q][name_and_code_not_i_cont]': 'leaf' }, [gold, golden]],
    [
      'two filters',
      { 'filter[q][name_i_cont]': 'gold', 'filter[q][code_in]': 'golden,GOLD' },
      [golden, leaf],
    ],
    ['a filter and one that excludes it', { 'filter[code]': 'gold', 'filter[q][code_not_eq]': 'gold' }, []],
    ['the plain key of a name', { 'filter[code]': 'golden' }, [golden]],
    ['the plain key of a time', { 'filter[created_at_from]': '2000-01-01' }, all],
    ['the plain key of a time, to', { 'filter[updated_at_to]': '2000-01-01T00:00:00Z' }, []],
  ])('can be combined (FI-03): %s', async (_what, pairs, names) => {
    expect(await found(pairs)).toEqual(names)
  })

  test('ids can be listed (FI-03)', async () => {
    const { json } = await send(service, 'GET', '/customer_groups?filter[q][name_in]=Gold,Silver&sort=name')
    const ids: string = json.data.map(({ id }: Json) => id).join(',')
    expect(await found({ 'filter[ids]': ids })).toEqual([gold, silver])
    expect(await found({ 'filter[id]': json.data[0].id })).toEqual([gold])
    expect(await found({ 'filter[q][id_not_in]': ids })).toEqual([golden, leaf])
  })
})

describe('metadata', () => {
  test.each([
    ['filter[q][metadata_jcont]', '{"tier":"gold"}', [gold, golden]],
    ['filter[q][metadata_jcont]', '{"size":3.0}', [gold]],
    ['filter[q][metadata_jcont]', '{"tags":["b"]}', [gold]],
    ['filter[q][metadata_jcont]', '{}', all],
    ['filter[q][metadata_present]', 'true', [gold, golden, silver]],
    ['filter[q][metadata_blank]', 'true', [leaf]],
    ['filter[q][metadata_null]', 'true', []],
  ])('can be tested: %s=%s', async (key, value, names) => {
    expect(await found({ [key]: value })).toEqual(names)
  })
})

describe('a filter cannot be', () => {
  test.each([
    ['filter[nmae]', 'x', 'FILTER_NOT_ALLOWED', 'Did you mean "name"?'],
    ['filter[q][nmae_eq]', 'x', 'FILTER_NOT_ALLOWED', 'Did you mean "name_eq"?'],
    ['filter[q][created_at_eq]', 'soon', 'INVALID_FILTER_VALUE', 'it was "soon"'],
    ['filter[q][code_null]', 'perhaps', 'INVALID_FILTER_VALUE', 'takes true or false'],
    ['filter[q][created_at_start]', '2026', 'FILTER_NOT_ALLOWED', 'cannot test created_at'],
  ])('unknown, or ill-typed (FI-02): %s=%s', async (key, value, code, detail) => {
    const { status, json } = await send(service, 'GET', `/customer_groups?${key}=${value}`)
    expect(status).toBe(400)
    expect(json.errors).toMatchObject([{ code, source: { parameter: key } }])
    expect(json.errors[0].detail).toContain(detail)
  })
})
