import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { request as requestHttps } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { once } from 'node:events'
import { afterAll, describe, expect, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { requestText, sendText } from '../harness/raw-request.ts'
import { useService, type ServiceUnderTest } from '../harness/use-service.ts'

const certificates = new URL('../harness/certificates/', import.meta.url)
const certificateOf = (name: string) => new URL(`${name}.crt`, certificates)
const folder = await mkdtemp(join(tmpdir(), 'cohort-certificate-'))
const files = { certificate: join(folder, 'tls.crt'), key: join(folder, 'tls.key'), intervalMs: 20 }
await install('first')

afterAll(() => rm(folder, { recursive: true }))

async function install(name: string): Promise<void> {
  await copyFile(certificateOf(name), files.certificate)
  await copyFile(new URL(`${name}.key`, certificates), files.key)
}

const strangers = [{ limit: 1000, seconds: 60 }]
const direct = useService({ rateLimits: { address: strangers } })
const named = useService({ publicUrl: 'https://cohort.example' })
const oneProxy = useService({ trustedProxies: 1, rateLimits: { address: strangers } })
const twoProxies = useService({ trustedProxies: 2, rateLimits: { address: strangers } })
const secure = useService({ certificate: files })

/** The origin of the links in an answer; a port that was chosen by chance is `port`. */
async function originOf(service: ServiceUnderTest, lines: readonly string[]): Promise<string> {
  const { json } = await sendText(service, requestText(service, 'GET /api/customer_groups', lines))
  return new URL(json.links.self).origin.replace(new URL(service.url).port, 'port')
}

const forwarded = (name: string, value: string) => `X-Forwarded-${name}: ${value}`

describe('links lead to', () => {
  test.each([
    ['direct, by a name of this machine', direct, ['Host: localhost:3000'], 'http://localhost:3000'],
    ['direct, by any other name', direct, ['Host: evil.example'], 'http://127.0.0.1:port'],
    [
      'direct, as if through a proxy',
      direct,
      ['Host: evil.example', forwarded('Host', 'localhost'), forwarded('Proto', 'https')],
      'http://127.0.0.1:port',
    ],
    [
      'with a public URL',
      named,
      ['Host: evil.example', forwarded('Host', 'evil.example')],
      'https://cohort.example',
    ],
    [
      'one proxy that says all',
      oneProxy,
      ['Host: inside', forwarded('Host', 'api.example'), forwarded('Proto', 'https')],
      'https://api.example',
    ],
    [
      'one proxy that hands on the Host',
      oneProxy,
      ['Host: api.example', forwarded('Proto', 'https')],
      'https://api.example',
    ],
    [
      'one proxy that adds to what the client made up',
      oneProxy,
      [forwarded('Host', 'evil.example, api.example'), forwarded('Proto', 'http, https')],
      'https://api.example',
    ],
    [
      'one proxy, and a host that is none',
      oneProxy,
      [forwarded('Host', 'api.example/evil?'), forwarded('Proto', 'javascript')],
      'http://localhost',
    ],
    [
      'two proxies that both add',
      twoProxies,
      [forwarded('Host', 'evil.example, api.example, inside'), forwarded('Proto', 'http, https, http')],
      'https://api.example',
    ],
    [
      'two proxies of which one replaces',
      twoProxies,
      [forwarded('Host', 'api.example'), forwarded('Proto', 'https')],
      'https://api.example',
    ],
  ])('%s', async (_what, service, lines, origin) => {
    expect(await originOf(service, lines)).toBe(origin)
  })
})

/** How many strangers' requests an address has left after one of them. */
async function remainingOf(service: ServiceUnderTest, forwardedFor: string): Promise<number> {
  const text = requestText(service, 'GET /api/customer_groups', [
    'Authorization: none',
    forwarded('For', forwardedFor),
  ])
  return Number((await sendText(service, text)).headers.get('X-Ratelimit-Remaining'))
}

describe('an address is counted as', () => {
  test('that of the socket, whatever a header says, without a proxy', async () => {
    expect(await remainingOf(direct, '203.0.113.1')).toBe(999)
    expect(await remainingOf(direct, '203.0.113.2')).toBe(998)
  })

  test('what the one proxy has seen, and not what the client made up', async () => {
    expect(await remainingOf(oneProxy, '203.0.113.1')).toBe(999)
    expect(await remainingOf(oneProxy, '198.51.100.7, 203.0.113.1')).toBe(998)
    expect(await remainingOf(oneProxy, '203.0.113.2')).toBe(999)
  })

  test('what the outer of two proxies has seen', async () => {
    expect(await remainingOf(twoProxies, '203.0.113.1, 10.0.0.1')).toBe(999)
    expect(await remainingOf(twoProxies, '198.51.100.7, 203.0.113.1, 10.0.0.2')).toBe(998)
  })
})

interface SecureAnswer {
  readonly status: number | undefined
  readonly transport: string | undefined
  readonly self: string
}

async function getSecure(host: string, ca: string): Promise<SecureAnswer> {
  const { port } = new URL(secure.url)
  const request = requestHttps({
    host: '127.0.0.1',
    port,
    ca,
    servername: 'localhost',
    path: '/api/customer_groups',
    headers: { Host: host, Authorization: `Bearer ${secure.token('aurora/test')}` },
  })
  request.end()
  const [response] = await once(request, 'response')
  const text = (await response.toArray()).join('')
  return {
    status: response.statusCode,
    transport: response.headers['strict-transport-security'],
    self: new URL(JSON.parse(text).links.self).origin.replace(port, 'port'),
  }
}

/** The name in the certificate that new connections are shown. */
async function shownName(): Promise<string | string[] | undefined> {
  const socket = connectTls({ port: Number(new URL(secure.url).port), rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { CN } = socket.getPeerCertificate().subject
  socket.destroy()
  return CN
}

describe('on a certificate of its own', () => {
  test('the service speaks https, for any host, and links say so', async () => {
    const ca = await readFile(certificateOf('first'), 'utf8')
    expect(await getSecure('localhost', ca)).toEqual({
      status: 200,
      transport: undefined,
      self: 'https://localhost',
    })
    for (const host of ['aurora.cohort.test', 'auth.cohort.test'])
      expect(await getSecure(host, ca)).toEqual({
        status: 200,
        transport: 'max-age=31536000',
        self: 'https://127.0.0.1:port',
      })
  })

  test('a renewed one is shown without a restart', async () => {
    expect(await shownName()).toBe('first.cohort.test')
    await install('second')
    expect(await eventually(shownName, (name) => name === 'second.cohort.test')).toBe('second.cohort.test')
  })
})
