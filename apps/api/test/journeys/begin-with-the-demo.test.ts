import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDemoClients, type DemoClient } from '../../src/demo-clients.ts'
import { greeting } from '../../src/greeting.ts'
import { groupDocument, makeGroup } from '../harness/groups.ts'
import { postOauth } from '../harness/oauth.ts'
import { send } from '../harness/request.ts'
import { jsonOf, mediaType } from '../harness/response.ts'
import { runBlocks } from '../harness/run-document.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
let parent: string
let folder: string
let demoClients: readonly DemoClient[]

const file = () => join(folder, 'demo-clients.json')
const start = () => ensureDemoClients(service.database, folder)

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'cohort-demo-'))
  folder = join(parent, 'state')
  demoClients = await start()
})
afterAll(() => rm(parent, { recursive: true }))

/** The answer to a client that asks for a token with what the demo says of it. */
async function signIn({ clientId, clientSecret }: DemoClient) {
  const { status, json } = await postOauth(service, '/oauth/token', {
    grant_type: 'client_credentials',
    client_id: clientId,
    ...(clientSecret !== undefined && { client_secret: clientSecret }),
  })
  expect(status).toBe(200)
  return { Authorization: `Bearer ${json.access_token}` }
}

describe('the clients of the demo', () => {
  test('are three in each environment of the first organization; who stands in a page has no secret', () => {
    const told = demoClients.map(({ mode, about, clientSecret }) => [mode, about, clientSecret !== undefined])
    expect(told).toEqual(
      ['test', 'live'].flatMap((mode) => [
        [mode, 'reads and writes', true],
        [mode, 'reads', true],
        [mode, 'sales channel', false],
      ]),
    )
  })

  test('may do what is said of each, in their environment', async () => {
    const answers = new Map<string, unknown>()
    for (const client of demoClients) {
      const headers = { 'Content-Type': mediaType, ...(await signIn(client)) }
      const body = groupDocument({ name: `By ${client.about}` })
      const listed = await send(service, 'GET', '/customer_groups', { as: null, headers })
      const created = await send(service, 'POST', '/customer_groups', { as: null, headers, body })
      const mode: unknown = created.json.data?.meta.mode
      answers.set(`${client.mode}, ${client.about}`, [listed.status, created.status, mode])
    }
    expect(Object.fromEntries(answers)).toEqual({
      'test, reads and writes': [200, 201, 'test'],
      'test, reads': [200, 403, undefined],
      'test, sales channel': [403, 403, undefined],
      'live, reads and writes': [200, 201, 'live'],
      'live, reads': [200, 403, undefined],
      'live, sales channel': [403, 403, undefined],
    })
  })

  test('are those of the last start: what was copied keeps working', async () => {
    expect(await start()).toEqual(demoClients)
  })

  test('are kept where only their owner reads them', async () => {
    const modes = await Promise.all([folder, file()].map(async (path) => (await stat(path)).mode & 0o777))
    expect(modes).toEqual([0o700, 0o600])
  })

  test.each([
    ['is damaged', '{"aurora/test/admin": {"client_id": 7}'],
    ['holds something else', '{"aurora/test/admin": {"client_id": 7}, "other": null}'],
    ['holds nothing', 'null'],
  ])('are new ones where the file %s, and work', async (_how, text) => {
    const kept = await readFile(file(), 'utf8')
    await writeFile(file(), text)
    const [first] = await start()
    if (first === undefined) throw new Error('The demo has clients.')
    expect(first.clientId).not.toBe(demoClients[0]?.clientId)
    await signIn(first)
    await writeFile(file(), kept)
    expect(await start()).toEqual(demoClients)
  })
})

test('the commands of the greeting work as they stand', async () => {
  await makeGroup(service, { name: 'Seen' })
  const text = greeting({ url: service.url, organization: 'Aurora', demoClients })
  const commands = text.match(/^ {2}(TOKEN=|curl ).*$/gm) ?? []
  expect(commands).toHaveLength(2)
  const block = { commands: `${commands.join('\n')}\n`, statuses: [], prints: undefined }
  const [result] = await runBlocks(service, [block])
  expect(result?.statuses).toEqual([200, 200])
  expect(result?.complaints).toBe('')
  expect(jsonOf(result?.output ?? '').data[0].type).toBe('customer_groups')
})
