import { errorCatalogue } from '@cohort/jsonapi'
import { describe, expect, test } from 'vitest'
import { groupDocument, makeGroup, patchGroup, postGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

/** The entry of one failed rule. */
function fault(name: string, rule: string, title: string): object {
  return {
    title,
    detail: `${name} - ${title}`,
    code: 'VALIDATION_ERROR',
    source: { pointer: `/data/attributes/${name}` },
    status: '422',
    meta: { error: rule },
  }
}

describe('the faults of a document', () => {
  test('are told together, in the order of the declaration (ER-01, ER-02, ER-04, ER-05, ER-13)', async () => {
    const { status, json } = await postGroup(service, {
      metadata: null,
      code: 'größe',
      reference: 'x'.repeat(256),
      reference_origin: 5,
    })
    expect([status, json]).toEqual([
      422,
      {
        errors: [
          fault('name', 'blank', "can't be blank"),
          fault('code', 'invalid', 'is invalid'),
          fault('reference', 'too_long', 'is too long (maximum is 255 characters)'),
          fault('reference_origin', 'invalid', 'is invalid'),
          fault('metadata', 'invalid', 'is invalid'),
        ],
      },
    ])
  })

  test('are told together also where names are wrong (ER-13)', async () => {
    const { status, json } = await postGroup(service, { nmae: 'x', cdoe: 'y', created_at: 'z' })
    expect(status).toBe(400)
    expect(
      json.errors.map(({ code, detail, source }: Record<string, unknown>) => [code, detail, source]),
    ).toEqual([
      [
        'PARAM_NOT_ALLOWED',
        'customer_groups has no attribute "nmae". Did you mean "name"?',
        { pointer: '/data/attributes/nmae' },
      ],
      [
        'PARAM_NOT_ALLOWED',
        'customer_groups has no attribute "cdoe". Did you mean "code"?',
        { pointer: '/data/attributes/cdoe' },
      ],
      ['PARAM_NOT_ALLOWED', 'created_at cannot be written.', { pointer: '/data/attributes/created_at' }],
    ])
  })

  test('are pointed at as the document has them, escaped (ER-09, ER-10)', async () => {
    const { json } = await postGroup(service, { name: 'x', metadata: { 'a/b': [{ 'c~d': '\u0000' }] } })
    expect(json.errors[0].source).toEqual({ pointer: '/data/attributes/metadata/a~1b/0/c~0d' })
  })

  test('point at what is missing by its name, so that it can be told beside its field (ER-09, decided otherwise)', async () => {
    const { json } = await send(service, 'POST', '/customer_groups', {
      body: { data: { type: 'customer_groups' } },
    })
    expect(json.errors[0].source).toEqual({ pointer: '/data/attributes/name' })
  })
})

describe('an error', () => {
  test('has the title of its code, whatever the occasion (ER-06)', async () => {
    const { id } = await makeGroup(service, { name: 'There' })
    const answers = [
      await send(service, 'GET', '/nope'),
      await send(service, 'GET', '/customer_groups/nobody00000000'),
      await patchGroup(service, 'nobody00000000', {}),
      await send(service, 'GET', `/customer_groups/${id}/nope`),
    ]
    const told = answers.map(({ json }) => [json.errors[0].code, json.errors[0].title])
    expect(told).toEqual(answers.map(() => ['RECORD_NOT_FOUND', errorCatalogue.RECORD_NOT_FOUND.title]))
  })

  test.each([
    ['parameter', 'GET', '/customer_groups?foo=1', undefined],
    ['pointer', 'POST', '/customer_groups', groupDocument({})],
    ['header', 'GET', '/customer_groups', undefined],
  ])('has a %s for its source, or none (ER-08)', async (kind, method, path, body) => {
    const headers = kind === 'header' ? { Accept: 'text/html' } : {}
    const { json } = await send(service, method, path, { headers, ...(body === undefined ? {} : { body }) })
    expect(Object.keys(json.errors[0].source)).toEqual([kind])
    const nowhere = await send(service, 'GET', '/nope')
    expect(nowhere.json.errors[0]).not.toHaveProperty('source')
  })

  test('of many kinds has the most general status (ER-07)', async () => {
    const relationships = { friends: { data: [] }, versions: { data: [] } }
    const body = { data: { ...groupDocument({ name: 'Many' }).data, relationships } }
    const { status, json } = await send(service, 'POST', '/customer_groups', { body })
    const told = json.errors.map((error: { status: string; code: string }) => [error.status, error.code])
    expect([status, told]).toEqual([
      400,
      [
        ['400', 'PARAM_NOT_ALLOWED'],
        ['403', 'FORBIDDEN'],
      ],
    ])
  })
})
