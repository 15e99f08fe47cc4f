import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { done, groupDocument, groupUpdate, makeGroup, readGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { answerTo, judgeEach, judgeWork } = useBadInput(service)

function refused(id: string, what: string, attributes: object, name: string, rule: string): BadInput {
  return {
    id,
    what,
    method: 'POST',
    body: groupDocument({ ...attributes }),
    status: 422,
    code: 'VALIDATION_ERROR',
    source: { pointer: `/data/attributes/${name}` },
    rule,
  }
}

function accepted(id: string, what: string, attributes: object): BadInput {
  return { id, what, method: 'POST', body: groupDocument({ name: 'Accepted', ...attributes }), status: 201 }
}

describe('a name that is none is refused', () => {
  judgeEach([
    refused('A1', 'missing', {}, 'name', 'blank'),
    refused('A1', 'null', { name: null }, 'name', 'blank'),
    refused('A1', 'empty', { name: '' }, 'name', 'blank'),
    refused('A1', 'spaces', { name: ' \t\n ' }, 'name', 'blank'),
    refused('A1', 'spaces that are no ASCII', { name: '\u00A0\u2003\u3000' }, 'name', 'blank'),
    ...[{}, { a: 1 }, [], ['x'], 5, 1.5, true].map((name) =>
      refused('A2', JSON.stringify(name), { name }, 'name', 'invalid'),
    ),
    refused('A3', '256 characters', { name: 'x'.repeat(256) }, 'name', 'too_long'),
    refused('A3', '256 characters outside the basic plane', { name: '😀'.repeat(256) }, 'name', 'too_long'),
    refused('A3', '256 marks on one letter', { name: `a${'\u0301'.repeat(255)}` }, 'name', 'too_long'),
    refused('A3', '100,000 characters', { name: 'x'.repeat(100_000) }, 'name', 'too_long'),
    refused('A5', 'a NUL', { name: 'a\u0000b' }, 'name', 'invalid'),
  ])
})

function coded(id: string, what: string, code: unknown, rule: string): BadInput {
  return refused(id, what, { name: 'Coded', code }, 'code', rule)
}

describe('a code that is none is refused', () => {
  judgeEach([
    coded('A6', 'with a space', 'a b', 'invalid'),
    coded('A6', 'with an umlaut', 'größe', 'invalid'),
    coded('A6', 'with a line at its end', 'vip\n', 'invalid'),
    coded('A6', 'of 26 characters', 'a'.repeat(26), 'too_long'),
    coded('A6', 'a number', 5, 'invalid'),
    coded('A6', 'empty', '', 'too_short'),
    coded('A7', 'that is taken', 'witness', 'taken'),
  ])

  test('A7 a code that is taken is told, also to an update', async () => {
    const { id } = await makeGroup(service, { name: 'Second' })
    const { json } = await answerTo({
      id: 'A7',
      what: 'that is taken, in an update',
      method: 'PATCH',
      path: `/customer_groups/${id}`,
      body: groupUpdate(id, { code: 'witness' }),
      status: 422,
    })
    expect(json.errors).toEqual([
      {
        title: 'has already been taken',
        detail: 'code - has already been taken',
        code: 'VALIDATION_ERROR',
        source: { pointer: '/data/attributes/code' },
        status: '422',
        meta: { error: 'taken', value: 'witness' },
      },
    ])
  })
})

describe('values at their limits are taken', () => {
  judgeEach([
    accepted('A3', '255 characters', { name: 'x'.repeat(255) }),
    accepted('A3', '255 characters outside the basic plane', { name: '😀'.repeat(255) }),
    accepted('A6', 'a code of 25 characters', { code: 'Az0_-Az0_-Az0_-Az0_-Az0_-' }),
    accepted('A7', 'a code in another case', { code: 'WITNESS' }),
    accepted('A7', 'no code, many times', { code: null }),
    accepted('A7', 'no code, once more', { code: null }),
  ])

  test.each(['aurora/live', 'borealis/test', 'borealis/live'])('A8 a code that %s has is free here', (as) =>
    judgeWork(async () => {
      const code = as.replace('/', '-')
      const there = await makeGroup(service, { name: 'There', code }, { as })
      const here = await makeGroup(service, { name: 'Here', code })
      expect([there.attributes.code, here.attributes.code]).toEqual([code, code])
      return [...done(there.id, 'create'), ...done(here.id, 'create')]
    }),
  )

  test.each([
    ['A11', '=cmd()'],
    ['A11', '<script>alert(1)</script>'],
    ['A11', `'; drop table customer_groups; --`],
    ['A11', '${7*7} {{7*7}} %s \\'],
    ['A11', 'a "quoted" name'],
    ['A11', 'line\nfeed, return\r, tab\t, \u2028 and \u0001'],
  ])('%s %j is stored as it is, and found by it', (_id, name) =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name })
      expect((await readGroup(service, id)).attributes.name).toBe(name)
      const query = new URLSearchParams({ 'filter[q][name_eq]': name })
      const { json } = await send(service, 'GET', `/customer_groups?${query.toString()}`)
      expect(json.data.map((found: { id: string }) => found.id)).toEqual([id])
      return done(id, 'create')
    }),
  )

  test('A10 composed and decomposed letters are different texts: values are compared as sent', () =>
    judgeWork(async () => {
      const composed = await makeGroup(service, { name: 'Composed', reference: 'Caf\u00e9' })
      const decomposed = await makeGroup(service, { name: 'Decomposed', reference: 'Cafe\u0301' })
      for (const group of [composed, decomposed]) {
        const query = new URLSearchParams({ 'filter[q][reference_eq]': group.attributes.reference })
        const { json } = await send(service, 'GET', `/customer_groups?${query.toString()}`)
        expect(json.data.map((found: { id: string }) => found.id)).toEqual([group.id])
      }
      return [...done(composed.id, 'create'), ...done(decomposed.id, 'create')]
    }))
})
