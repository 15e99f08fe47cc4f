import { can, type Resource } from '@cohort/schema'
import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { canonicalJson, memberIn } from '../harness/canonical-json.ts'
import { hostileJson, type HostileJson } from '../harness/hostile-values.ts'
import { makeableResources, makeFullRecord } from '../harness/make-attributes.ts'
import { send } from '../harness/request.ts'
import { expectStatus, type Json, type Response } from '../harness/response.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { judgeAll } = useBadInput(service)

const writable = makeableResources.flatMap((resource) =>
  Object.entries(resource.attributes)
    .filter(([, declared]) => can(declared, 'update'))
    .map(([name]) => ({ type: resource.type, name, resource })),
)

let numbers = 0

/** An update that sets one attribute to what a JSON text says. */
function update({ type, id }: Json, name: string, { what, json }: HostileJson): Omit<BadInput, 'status'> {
  const body = `{"data":{"type":"${type}","id":"${id}","attributes":{"${name}":${json}}}}`
  return { id: `${type}.${name}`, what, method: 'PATCH', path: `/${type}/${id}`, body }
}

async function makeRecordOf(resource: Resource): Promise<Json> {
  return makeFullRecord(service, resource, (numbers += 1))
}

async function ask({ method = 'GET', path = '', body }: Omit<BadInput, 'status'>): Promise<Response> {
  return send(service, method, path, { body })
}

/** What was taken is there again, to its last digit; and nothing was taken that cannot be kept. */
async function expectKept(path: string, name: string, hostile: HostileJson): Promise<void> {
  expect(hostile).toEqual({ what: hostile.what, json: hostile.json })
  const { text } = await send(service, 'GET', path)
  expect(memberIn(text, ['data', 'attributes', name])).toBe(canonicalJson(hostile.json))
}

/** What is no JSON is told of the whole document; else the place is the attribute, or what is inside of it. */
function expectRefused({ json, status }: Response, name: string, { what, isUnreadable }: HostileJson): void {
  expect([what, status]).toEqual([what, isUnreadable ? 400 : 422])
  const place = isUnreadable ? /^$/ : new RegExp(`^/data/attributes/${name}(/|$)`, 's')
  for (const { source } of json.errors) expect(source.pointer).toMatch(place)
}

describe.each(writable)('$name of $type', ({ name, resource }) => {
  test('takes a hostile value whole, or refuses it at its place and changes nothing', async () => {
    const record = await makeRecordOf(resource)
    const refused: BadInput[] = []
    for (const hostile of hostileJson) {
      const row = update(record, name, hostile)
      const response = await ask(row)
      if (response.status === 200) await expectKept(row.path ?? '', name, hostile)
      else {
        expectRefused(response, name, hostile)
        refused.push({ ...row, status: response.status })
      }
    }
    // Each once more, now that nothing but refusals is sent.
    await judgeAll(refused)
    expect(refused.length).toBeGreaterThan(hostileJson.filter(({ isUnstorable }) => isUnstorable).length)
  })
})

const places = [
  ['a member', (json: string) => `{"key":${json}}`],
  ['a list', (json: string) => `{"key":[1,${json}]}`],
  ['an object in a list', (json: string) => `{"key":[{"":{"a/b":${json}}}]}`],
  ['a member with an inherited name', (json: string) => `{"__proto__":${json},"constructor":[${json}]}`],
] as const

describe('metadata', () => {
  test.each(places)('keeps any value that can be kept in %s', async (_place, placed) => {
    const [resource] = makeableResources
    if (resource === undefined) throw new Error('Nothing can be made.')
    const record = await makeRecordOf(resource)
    const refused: BadInput[] = []
    for (const hostile of hostileJson) {
      const json = placed(hostile.json)
      const row = update(record, 'metadata', { ...hostile, json })
      if (hostile.isUnreadable || hostile.isUnstorable) {
        refused.push({ ...row, status: hostile.isUnreadable ? 400 : 422 })
        continue
      }
      const response = await ask(row)
      expectStatus(response, 200)
      expect(memberIn(response.text, ['data', 'attributes', 'metadata'])).toBe(canonicalJson(json))
    }
    await judgeAll(refused)
  })

  test('pollutes nothing', () => {
    expect('polluted' in {}).toBe(false)
  })
})
