import { startTestProxy, type TestProxy } from '@cohort/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { useBadInput } from '../harness/bad-input.ts'
import { postGroup } from '../harness/groups.ts'
import { identifiersIn } from '../harness/records.ts'
import { send } from '../harness/request.ts'
import type { Response } from '../harness/response.ts'
import type { Written } from '../harness/written.ts'
import { useService } from '../harness/use-service.ts'

let network: TestProxy | undefined
const service = useService({
  reach: async (url) => {
    network = await startTestProxy(url)
    return network.url
  },
})
const { answerTo, judgeWork } = useBadInput(service)
afterAll(() => network?.stop())

function lossy(): TestProxy {
  if (network === undefined) throw new Error('The network is there from beforeAll on.')
  return network
}

const unavailable = { status: 503, code: 'SERVICE_UNAVAILABLE' } as const
const [nothingDone, mayBeDone] = [
  'The service could not keep this, and has changed nothing. Try again.',
  'The connection to the data broke while this was being kept: it may be done, or not. Look before you try again.',
]

function list(): Promise<Response> {
  return send(service, 'GET', '/customer_groups')
}

/** What there is of a name. */
async function madeAs(name: string): Promise<readonly Written[]> {
  const found = await send(service, 'GET', `/customer_groups?filter[q][name_eq]=${name}`)
  return identifiersIn(found).map(({ type, id }) => ({ did: 'create', type, id: String(id) }))
}

function create(name: string, key?: string): Promise<Response> {
  return postGroup(service, { name }, key === undefined ? {} : { headers: { 'Idempotency-Key': key } })
}

function toldBy({ status, json, headers }: Response) {
  return [status, json.errors[0].code, json.errors[0].detail, headers.get('Retry-After')]
}

describe('a connection that is reset (B6)', () => {
  test.each([
    ['a list', '/customer_groups'],
    ['one resource', '/customer_groups/{own}'],
    ['a list with what it includes', '/customer_groups?include=customers'],
  ])('before the statement of %s has reached the server: 503, come again', async (what, path) => {
    lossy().cutAt('"customer_groups"', 'before')
    const { headers } = await answerTo({ id: 'B6', what, path, ...unavailable })
    expect(headers.get('Retry-After')).toBe('1')
  })

  test('before a write has reached the server: nothing is kept', async () => {
    await judgeWork(async () => {
      lossy().cutAt('insert into', 'before')
      expect((await create('Lost')).status).toBe(503)
      return []
    }, [503])
    expect(await madeAs('Lost')).toEqual([])
  })

  test('under many at a time: who is not answered is told so, and the next ones are answered', async () => {
    const asked = Array.from({ length: 8 }, list)
    lossy().reset()
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect([200, 503]).toEqual(expect.arrayContaining(statuses))
    expect((await list()).status).toBe(200)
  })
})

test('a network that swallows everything is given up (B6)', async () => {
  await judgeWork(async () => {
    lossy().goDeaf()
    const { status } = await list().finally(lossy().hear)
    expect(status).toBe(503)
    return []
  }, [503])
})

describe('a connection that breaks during COMMIT (B11)', () => {
  test('when all was kept: nobody knows, it is not tried again, and who looks finds it', async () => {
    await judgeWork(async () => {
      const committed = lossy().holdFrom('COMMIT\0')
      const asked = create('Kept')
      await committed
      lossy().reset()
      expect(toldBy(await asked)).toEqual([503, 'SERVICE_UNAVAILABLE', mayBeDone, '1'])
      const made = await madeAs('Kept')
      expect(made).toHaveLength(1)
      return made
    }, [503])
  })

  test.each([
    ['kept', 'after', 'true'],
    ['lost', 'before', null],
  ] as const)(
    'when all was %s: who comes again with the key gets it done, once',
    async (name, when, replayed) => {
      await judgeWork(async () => {
        lossy().cutAt('commit', when)
        expect(toldBy(await create(name, name))).toEqual([503, 'SERVICE_UNAVAILABLE', mayBeDone, '1'])
        const again = await create(name, name)
        expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, replayed])
        const made = await madeAs(name)
        expect(made).toHaveLength(1)
        return [...made, { did: 'keep', key: name }]
      }, [503])
    },
  )
})

test.each([
  ['alone', undefined],
  ['with a key', 'undone'],
])('a COMMIT that is answered with ROLLBACK has kept nothing, and says so: %s (B10)', async (_how, key) => {
  await judgeWork(async () => {
    lossy().replaceNext('commit', 'abort ')
    expect(toldBy(await create('Undone', key))).toEqual([503, 'SERVICE_UNAVAILABLE', nothingDone, '1'])
    return []
  }, [503])
  expect(await madeAs('Undone')).toEqual([])
})
