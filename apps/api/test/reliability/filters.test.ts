import type { ErrorCode } from '@cohort/jsonapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { makeGroup } from '../harness/groups.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach, answerTo } = useBadInput(service)

/** Names with every character that means something to SQL's LIKE. */
const names = [
  '100%',
  '100x',
  'a_b',
  'axb',
  'back\\slash',
  'end\\',
  'ISTANBUL',
  'İzmir',
  'ırmak',
  'Straße',
  'STRASSE',
]

beforeAll(async () => {
  for (const name of names) await makeGroup(service, { name, reference: 'filtered' })
})

function refused(id: string, key: string, value: string, code: ErrorCode): BadInput {
  const what = `${key}=${value}`
  return {
    id,
    what: what.length > 80 ? `${what.slice(0, 80)}… (${what.length} characters)` : what,
    path: `/customer_groups?${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
    status: 400,
    code,
    source: { parameter: key },
  }
}

describe('a filter that cannot be meant is refused', () => {
  judgeEach([
    refused('F1', 'filter[q][name_like]', 'x', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][nmae_eq]', 'x', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][name]', 'x', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][_eq]', 'x', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][name_or_code_and_reference_eq]', 'x', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][environment_id_eq]', '1', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][created_at_cont]', '2026', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][name_or_created_at_eq]', 'x', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[q][metadata_eq]', '{}', 'FILTER_NOT_ALLOWED'),
    refused('F1', 'filter[metadata]', '{}', 'FILTER_NOT_ALLOWED'),
    refused('F1', `filter[q][${'name_or_'.repeat(500)}x_eq]`, 'x', 'FILTER_NOT_ALLOWED'),
    refused(
      'F6',
      'filter[q][id_in]',
      Array.from({ length: 1001 }, () => 'a').join(','),
      'INVALID_FILTER_VALUE',
    ),
    ...[
      'yesterday',
      'infinity',
      '-infinity',
      'now',
      'epoch',
      '',
      '2026-13-45',
      '2026-02-30',
      '300000-01-01',
      '2026-01-31T09:30',
      '2026-01-31 09:30:00Z',
      '0000-01-01',
    ].map((value) => refused('F7', 'filter[q][created_at_gt]', value, 'INVALID_FILTER_VALUE')),
    ...[
      '{',
      '{"a":"\\u0000"}',
      '{"a":"\\ud800"}',
      '',
      'NaN',
      `{"a":${'['.repeat(64)}${']'.repeat(64)}}`,
      '{"a":1,"a":2}',
      '{"a":1e400}',
    ].map((value) => refused('F9', 'filter[q][metadata_jcont]', value, 'INVALID_FILTER_VALUE')),
    ...['maybe', '', 'TRUE', '2'].map((value) =>
      refused('F11', 'filter[q][code_null]', value, 'INVALID_FILTER_VALUE'),
    ),
    refused('F12', 'filter[q][name_eq][$ne]', '1', 'INVALID_FILTERS_SYNTAX'),
    refused('F12', 'filter[q][name_eq][]', '1', 'INVALID_FILTERS_SYNTAX'),
    refused('F12', 'filter[name][$ne]', '1', 'INVALID_FILTERS_SYNTAX'),
  ])

  judgeEach([
    {
      id: 'F4',
      what: 'a NUL',
      path: '/customer_groups?filter[q][name_cont]=a%00',
      status: 400,
      code: 'BAD_REQUEST',
      source: { parameter: 'filter[q][name_cont]' },
    },
    {
      id: 'F4',
      what: 'bytes that are no UTF-8',
      path: '/customer_groups?filter[q][name_cont]=%c3%28',
      status: 400,
      code: 'BAD_REQUEST',
      source: { parameter: 'filter[q][name_cont]' },
    },
  ])
})

async function namesFound(id: string, key: string, value: string): Promise<readonly string[]> {
  const query = new URLSearchParams({
    [`filter[q][${key}]`]: value,
    'filter[reference]': 'filtered',
    'page[size]': '25',
    sort: 'name',
  })
  const what = `${key}=${value}`
  const { json } = await answerTo({ id, what, path: `/customer_groups?${query.toString()}`, status: 200 })
  return json.data.map(({ attributes }: { attributes: { name: string } }) => attributes.name)
}

describe('a filter means its characters', () => {
  test.each([
    ['F2', 'name_cont', '%', ['100%']],
    ['F2', 'name_end', '%', ['100%']],
    ['F2', 'name_start', '100%', ['100%']],
    ['F2', 'name_i_cont', '0%', ['100%']],
    ['F2', 'name_cont', 'a_b', ['a_b']],
    ['F2', 'name_cont_any', '_,%', ['100%', 'a_b']],
    ['F2', 'name_cont', '\\', ['back\\slash', 'end\\']],
    ['F2', 'name_cont', 'k\\s', ['back\\slash']],
    ['F3', 'name_end', '\\', ['end\\']],
    ['F3', 'name_cont', 'd\\', ['end\\']],
    ['F3', 'name_matches', 'end\\', ['end\\']],
    ['F14', 'name_i_cont', 'istanbul', ['ISTANBUL']],
    ['F14', 'name_i_cont', 'İZMIR', ['İzmir']],
    ['F14', 'name_i_cont', 'irmak', []],
    ['F14', 'name_i_cont', 'strasse', ['STRASSE']],
    ['F14', 'name_i_cont', 'STRAßE', ['Straße']],
  ])('%s %s=%s finds %j', async (id, key, value, found) => {
    expect(await namesFound(id, key, value)).toEqual(found)
  })

  test('F6 a list of a thousand values is taken', async () => {
    const values = [...Array.from({ length: 999 }, (_, index) => String(index)), 'axb']
    expect(await namesFound('F6', 'name_in', values.join(','))).toEqual(['axb'])
  })
})
