import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { done, groupDocument, makeGroup, patchGroup, readGroup } from '../harness/groups.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeEach, judgeWork } = useBadInput(service)

function create(
  id: string,
  what: string,
  metadata: unknown,
): Pick<BadInput, 'id' | 'what' | 'method' | 'body'> {
  return { id, what, method: 'POST', body: groupDocument({ name: 'Annotated', metadata }) }
}

function refused(id: string, what: string, metadata: unknown, rule: string, below = ''): BadInput {
  const source = { pointer: `/data/attributes/metadata${below}` }
  return { ...create(id, what, metadata), status: 422, code: 'VALIDATION_ERROR', source, rule }
}

const nested = (levels: number): object => (levels === 1 ? {} : { a: nested(levels - 1) })
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]))
/** An object whose JSON has so many bytes. */
const sized = (bytes: number) => ({ a: 'ü'.repeat((bytes - 15) / 2), b: '' })

describe('metadata that is none is refused', () => {
  judgeEach([
    refused('M1', 'null', null, 'invalid'),
    refused('M1', 'a list', [], 'invalid'),
    refused('M1', 'a text', 'x', 'invalid'),
    refused('M1', 'a number', 1, 'invalid'),
    refused('M3', 'a NUL in a value', { deep: [{ 'a/b~c': 'x\u0000' }] }, 'invalid', '/deep/0/a~1b~0c'),
    refused('M3', 'a NUL in a key', { 'x\u0000': 1 }, 'invalid', '/x\u0000'),
    refused('M5', '64 KiB and a byte', sized(64 * 1024 + 1), 'too_long'),
    refused('M6', '33 levels', nested(33), 'too_deep'),
    refused('M10', 'half of a pair', { a: '\ud800' }, 'invalid', '/a'),
    refused('M10', 'half of a pair in a key', { '\udc00': 1 }, 'invalid', '/\udc00'),
    refused(
      'M11',
      'a key of 1,000 characters',
      { ['k'.repeat(1000)]: 1 },
      'too_long',
      `/${'k'.repeat(1000)}`,
    ),
    refused('M11', '201 keys', keys(201), 'too_many'),
  ])
})

test('M5 the sizes of these tests are what they say', () => {
  expect(Buffer.byteLength(JSON.stringify(sized(64 * 1024 + 1)))).toBe(64 * 1024 + 1)
})

describe('metadata at its limits is taken', () => {
  judgeEach([
    { ...create('M5', '64 KiB', { ...sized(64 * 1024 - 1), b: 'x' }), status: 201 },
    { ...create('M6', '32 levels', nested(32)), status: 201 },
    { ...create('M11', '200 keys', keys(200)), status: 201 },
    { ...create('M11', 'a key of 255 characters', { ['k'.repeat(255)]: 1 }), status: 201 },
  ])

  test('M4 any key is stored: empty, with / and ~, like a member of every object', () =>
    judgeWork(async () => {
      const metadata = JSON.parse(
        '{"":1,"a/b":2,"c~d":3,"__proto__":{"x":4},"constructor":5,"@id":6,"a b":7}',
      )
      const { id } = await makeGroup(service, { name: 'Annotated', metadata })
      expect((await readGroup(service, id)).attributes.metadata).toEqual(metadata)
      return done(id, 'create')
    }))

  test('M9 an update replaces metadata whole, and leaves it alone where it does not name it', () =>
    judgeWork(async () => {
      const { id } = await makeGroup(service, { name: 'Annotated', metadata: { foo: 1 } })
      await patchGroup(service, id, { metadata: { bar: 1 } })
      expect((await readGroup(service, id)).attributes.metadata).toEqual({ bar: 1 })
      await patchGroup(service, id, { name: 'Renamed' })
      expect((await readGroup(service, id)).attributes.metadata).toEqual({ bar: 1 })
      return done(id, 'create', 'update', 'update')
    }))
})
