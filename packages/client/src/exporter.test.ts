import type { ExportFormatName } from '@cohort/jsonapi'
import { customerGroups } from '@cohort/schema'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { createExporter, type ExportFormat } from './exporter.ts'
import { makeService, type Answer } from './service.fixture.ts'

function makeExporter(...answers: readonly Answer[]) {
  const { fetch, seen } = makeService(...answers)
  return { open: createExporter({ url: 'http://cohort.test/api/', token: 'secret', fetch }), seen }
}

describe('an export', () => {
  test('can be of every format that the service writes, and of no other', () => {
    expectTypeOf<ExportFormat>().toEqualTypeOf<ExportFormatName>()
  })

  test('comes as bytes, with the number of its rows', async () => {
    const { open, seen } = makeExporter({ headers: { 'X-Total-Count': '2' }, body: 'id\na\nb\n' })
    const { recordCount, bytes } = await open(customerGroups, 'csv', 'sort=name')
    expect([recordCount, await new Response(bytes).text()]).toEqual([2, 'id\na\nb\n'])
    expect([seen[0]?.method, seen[0]?.url]).toEqual([
      'GET',
      'http://cohort.test/export/customer_groups?format=csv&sort=name',
    ])
  })

  test('is begun again when it was throttled, and refused as any request is', async () => {
    const later = { status: 429, headers: { 'Retry-After': '0' }, body: { errors: [] } }
    const { open, seen } = makeExporter(later, { status: 403, body: { errors: [{ code: 'UNAUTHORIZED' }] } })
    await expect(open(customerGroups, 'json', '')).rejects.toMatchObject({
      status: 403,
      errors: [{ code: 'UNAUTHORIZED' }],
    })
    expect(seen).toHaveLength(2)
  })
})
