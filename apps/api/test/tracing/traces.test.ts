import { freePort } from '@cohort/embedded-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupDocument, makeGroup } from '../harness/groups.ts'
import { mediaType } from '../harness/response.ts'
import { startCollector, type ReceivedSpan } from '../harness/start-collector.ts'
import { useInstances, type Instance } from '../harness/use-instances.ts'
import { useService } from '../harness/use-service.ts'

/** Has the database and the tokens; the requests go to processes of their own. */
const service = useService()
const { startInstance, terminate } = useInstances(service)

const caller = '0af7651916cd43dd8448eb211c80319c'

function ask(instance: Instance, path: string, headers: Readonly<Record<string, string>> = {}) {
  const Authorization = `Bearer ${service.token('aurora/test')}`
  return fetch(`${instance.url}${path}`, { headers: { Authorization, ...headers } })
}

function post(instance: Instance, body: unknown) {
  const headers = { Authorization: `Bearer ${service.token('aurora/test')}`, 'Content-Type': mediaType }
  return fetch(`${instance.url}/api/customer_groups`, { method: 'POST', headers, body: JSON.stringify(body) })
}

describe('with COHORT_OTEL=on', () => {
  let collector: Awaited<ReturnType<typeof startCollector>>
  let id = ''
  let logged = ''
  let code: number | null = null
  let spans: readonly ReceivedSpan[] = []

  beforeAll(async () => {
    collector = await startCollector()
    id = (await makeGroup(service, { name: 'Traced' })).id
    const instance = await startInstance({
      settings: {
        COHORT_OTEL: 'on',
        COHORT_LOG_LEVEL: 'info',
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-collector-key=of-the-operator',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=here',
      },
    })
    instance.child.stdout?.on('data', (chunk) => (logged += String(chunk)))
    await ask(instance, `/api/customer_groups/${id}?include=customers`, {
      'X-Request-Id': 'found',
      traceparent: `00-${caller}-b7ad6b7169203331-01`,
      tracestate: 'vendor=a-secret-of-the-caller',
    })
    await ask(instance, '/api/customers?filter[q][email_eq]=ada@example.com', { 'X-Request-Id': 'listed' })
    await ask(instance, '/api/ada@example.com')
    await post(instance, groupDocument({ name: 'A name that nobody tells', metadata: { key: 'of-a-body' } }))
    await ask(instance, '/api/customers', { traceparent: `00-${'1'.repeat(32)}-b7ad6b7169203331-00` })
    await ask(instance, '/readyz')
    code = await terminate(instance)
    spans = collector.spans()
  })
  afterAll(() => collector.stop())

  const spansOf = (name: string) => spans.filter((span) => span.name === name)
  const below = ({ spanId }: ReceivedSpan) => spans.filter(({ parentSpanId }) => parentSpanId === spanId)

  test('a request is a span by the pattern of its address, in the trace of its caller, and its statements are below it', () => {
    const [found] = spansOf('GET /api/customer_groups/:id')
    expect(found).toMatchObject({
      traceId: caller,
      parentSpanId: 'b7ad6b7169203331',
      kind: 2,
      attributes: {
        'http.request.method': 'GET',
        'http.route': '/api/customer_groups/:id',
        'http.response.status_code': 200,
        'url.scheme': 'http',
        'cohort.request_id': 'found',
        'cohort.resource_id': id,
        'cohort.organization': 'orgAurora000001',
        'cohort.environment': 'test',
        'cohort.application': expect.any(String),
      },
    })
    const statements = found === undefined ? [] : below(found)
    expect(statements.map(({ name, kind }) => [kind, name])).toEqual([
      [3, expect.stringMatching(/^SELECT /)],
      [3, 'SELECT customer_groups'],
      [3, 'SELECT customers'],
    ])
    expect(statements[1]).toMatchObject({
      traceId: caller,
      attributes: {
        'db.system.name': 'postgresql',
        'db.operation.name': 'SELECT',
        'db.collection.name': 'customer_groups',
        'cohort.statement': expect.stringMatching(/^cohort_/),
      },
    })
  })

  test('a write is named by what it changes, and what has no route of ours is other', () => {
    const [written] = spansOf('POST /api/customer_groups')
    expect(written === undefined ? [] : below(written).map(({ name }) => name)).toContain(
      'INSERT customer_groups',
    )
    expect(spansOf('GET other').map(({ attributes }) => attributes['http.response.status_code'])).toEqual([
      404,
    ])
  })

  test('nothing is told that a client has sent, no token, and no attribute that is not named here', () => {
    const names = new Set(spans.flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...names].toSorted()).toEqual([
      'cohort.application',
      'cohort.environment',
      'cohort.organization',
      'cohort.request_id',
      'cohort.resource_id',
      'cohort.statement',
      'db.collection.name',
      'db.operation.name',
      'db.system.name',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'url.scheme',
    ])
    const bytes = collector.bodies.join('\n')
    expect(bytes).toContain('/api/customers')
    const secrets = [
      'ada@',
      'email_eq',
      'nobody tells',
      'of-a-body',
      'secret-of-the-caller',
      'of-the-operator',
    ]
    for (const secret of [...secrets, service.token('aurora/test'), service.databaseUrl()])
      expect(bytes).not.toContain(secret)
  })

  test('a caller that does not sample is not traced, nor is who asks whether the service is ready', () => {
    expect(spansOf('GET /api/customers')).toHaveLength(1)
    expect(spans.filter(({ name }) => name.includes('readyz'))).toEqual([])
  })

  test('the log names the trace of a request, and the trace the request', () => {
    const lines = logged.split('\n').filter((line) => line.startsWith('{'))
    const found = lines.map((line): unknown => JSON.parse(line))
    expect(found).toContainEqual(expect.objectContaining({ request_id: 'found', trace_id: caller }))
    const [listed] = spansOf('GET /api/customers')
    expect(found).toContainEqual(expect.objectContaining({ request_id: 'listed', trace_id: listed?.traceId }))
  })

  test('what was not sent yet is sent at SIGTERM, as the service that the environment describes, with its headers', () => {
    expect(code).toBe(0)
    expect(new Set(collector.headers)).toEqual(new Set(['of-the-operator']))
    expect(spans[0]?.resource).toMatchObject({
      'service.name': 'cohort',
      'service.instance.id': expect.any(String),
      'deployment.environment.name': 'here',
    })
  })
})

describe('a collector that', () => {
  test.each([
    ['is not there', async () => ({ url: `http://127.0.0.1:${await freePort()}`, stop: async () => {} })],
    ['never answers', () => startCollector({ isSilent: true })],
  ])('%s breaks no answer, and not the end of the service', async (_title, start) => {
    const { url, stop } = await start()
    const instance = await startInstance({
      settings: { COHORT_OTEL: 'on', COHORT_LOG_LEVEL: 'warn', OTEL_EXPORTER_OTLP_ENDPOINT: url },
    })
    let logged = ''
    instance.child.stdout?.on('data', (chunk) => (logged += String(chunk)))
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await ask(instance, '/api/customers')).status),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    // After 10 seconds it would end with 1.
    expect(await terminate(instance)).toBe(0)
    expect(logged).toContain('traces are not taken')
    await stop()
  })
})

describe('without COHORT_OTEL', () => {
  test('nothing of OpenTelemetry is loaded; with it, something is', async () => {
    const loader = new URL('../harness/tell-loaded.ts', import.meta.url).href
    const loadedBy = async (settings: Readonly<Record<string, string>>) => {
      const instance = await startInstance({ settings: { NODE_OPTIONS: `--import=${loader}`, ...settings } })
      let said = ''
      instance.child.stdout?.on('data', (chunk) => (said += String(chunk)))
      expect((await ask(instance, '/api/customers')).status).toBe(200)
      expect(await terminate(instance)).toBe(0)
      return /^loaded (\d+) of OpenTelemetry$/m.exec(said)?.[1]
    }
    expect(await loadedBy({})).toBe('0')
    expect(Number(await loadedBy({ COHORT_OTEL: 'on' }))).toBeGreaterThan(10)
  })
})
