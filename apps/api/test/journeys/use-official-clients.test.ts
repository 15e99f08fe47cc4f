import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostsCertificate, runModule, runProgram } from '../harness/run-program.ts'
import { useService } from '../harness/use-service.ts'

const service = useService({ certificate: hostsCertificate })

/** What a program that uses the vendor's clients prints as JSON. */
async function resultOf(source: string, caller = 'aurora/test'): Promise<unknown> {
  const { clientId, clientSecret } = service.client(caller)
  const environment = { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret }
  return JSON.parse(await runModule(service, source, environment))
}

const jsAuth = `
  import * as auth from '@commercelayer/js-auth'
  import { CommerceLayer } from '@commercelayer/sdk/bundle'
  const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = process.env
  const domain = 'cohort.test'
  const show = (value) => console.log(JSON.stringify(value))

  function memoryStorage() {
    const store = new Map()
    return {
      name: 'in-memory',
      async getItem(key) { return store.get(key) ?? null },
      async setItem(key, value) { store.set(key, value) },
      async removeItem(key) { store.delete(key) },
    }
  }

  async function statusOf(accessToken) {
    const list = CommerceLayer({ accessToken }).customer_groups.list()
    return list.then(() => 200, (error) => error.status + ' ' + error.first().code)
  }
`

/** A process is slow to start where others want the processor, too. */
const timeout = 120_000

describe('@commercelayer/js-auth, as its README uses it', { timeout }, () => {
  test('gets the token of an integration once, keeps it, and revokes it', async () => {
    const source = `${jsAuth}
      const integration = auth.makeIntegration({ clientId, clientSecret, domain }, { storage: memoryStorage() })
      const first = await integration.getAuthorization()
      const second = await integration.getAuthorization()
      const before = await statusOf(first.accessToken)
      const revoked = await integration.revokeAuthorization()
      const third = await integration.getAuthorization()
      show({
        kept: first.accessToken === second.accessToken,
        ownerType: first.ownerType,
        scope: first.scope,
        revoked,
        statuses: [before, await statusOf(first.accessToken), await statusOf(third.accessToken)],
      })`
    expect(await resultOf(source)).toEqual({
      kept: true,
      ownerType: 'guest',
      scope: 'market:all',
      revoked: {},
      statuses: [200, '401 INVALID_TOKEN', 200],
    })
  })

  test('gets the token of a sales channel without a secret, with which groups are not shown', async () => {
    const source = `${jsAuth}
      const salesChannel = auth.makeSalesChannel({ clientId, domain }, { storage: memoryStorage() })
      const { accessToken } = await salesChannel.getAuthorization()
      const { payload } = auth.jwtDecode(accessToken)
      show([auth.jwtIsSalesChannel(payload), auth.getTokenType(payload), await statusOf(accessToken)])`
    expect(await resultOf(source, 'aurora/test/sales_channel')).toEqual([
      true,
      'sales_channel:guest',
      '403 UNAUTHORIZED',
    ])
  })

  test('refreshes a token that was asked for with offline_access, once', async () => {
    const source = `${jsAuth}
      const given = await auth.authenticate('client_credentials', { clientId, clientSecret, domain, scope: 'market:all offline_access' })
      const refresh = () => auth.authenticate('refresh_token', { clientId, clientSecret, domain, refreshToken: given.refreshToken })
      const { accessToken } = await refresh()
      const again = await refresh()
      show([await statusOf(accessToken), again.errors.map(({ title, code, status }) => ({ title, code, status }))])`
    expect(await resultOf(source)).toEqual([
      200,
      [{ title: 'invalid_grant', code: 'BAD_REQUEST', status: 400 }],
    ])
  })

  test('tells of a wrong secret as of the vendor', async () => {
    const source = `${jsAuth}
      show((await auth.authenticate('client_credentials', { clientId, clientSecret: 'wrong', domain })).errors)`
    expect(await resultOf(source)).toEqual([
      { title: 'invalid_client', code: 'UNAUTHORIZED', detail: expect.any(String), status: 401, meta: {} },
    ])
  })

  test('asks its vendor when no domain is given, which this machine does not let it', async () => {
    const source = `${jsAuth}
      await auth.authenticate('client_credentials', { clientId, clientSecret })`
    await expect(resultOf(source)).rejects.toThrow('There is no way to auth.commercelayer.io')
  })

  test('verifies a token with our keys, and not one that was changed', async () => {
    const source = `${jsAuth}
      const { accessToken } = await auth.authenticate('client_credentials', { clientId, clientSecret, domain })
      const [header, payload, signature] = accessToken.split('.')
      const changed = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('"test":true', '"test":false'))
      const forged = [header, changed.toString('base64url'), signature].join('.')
      const { payload: { iss, test } } = await auth.jwtVerify(accessToken)
      show([iss, test, await auth.jwtVerify(forged).catch(({ name, message }) => name + ': ' + message)])`
    expect(await resultOf(source)).toEqual([
      'https://auth.cohort.test',
      true,
      'InvalidTokenError: Invalid signature',
    ])
  })
})

describe('@commercelayer/cli', { timeout }, () => {
  const home = mkdtempSync(join(tmpdir(), 'cohort-cli-'))
  const environment = { HOME: home, NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1' }

  const commercelayer = (...given: readonly string[]) =>
    runProgram(service, { command: 'commercelayer', arguments: given, environment })

  const login = (secret: string) => {
    const [place, who] = ['-o aurora -d cohort.test -a cohort', service.client('aurora/test').clientId]
    return commercelayer('login', ...place.split(' '), '-i', who, '-s', secret)
  }

  beforeAll(() =>
    commercelayer('plugins:link', '--no-install', 'node_modules/@commercelayer/cli-plugin-resources'),
  )
  afterAll(() => rmSync(home, { recursive: true }))

  test('is not logged in with a wrong secret', async () => {
    const { code, stdout, stderr } = await login('wrong')
    expect([code, stdout.trim()]).toEqual([2, 'Login failed!'])
    expect(stderr).toContain('Unable to connect to organization aurora')
  })

  describe('when it is logged in', () => {
    beforeAll(() => login(service.client('aurora/test').clientSecret))

    test('makes a group, changes it and deletes it', async () => {
      const created = await commercelayer('create', 'customer_groups', '-a', 'name=VIP', 'code=vip', '--json')
      const { id } = JSON.parse(/^\{.*?^\}/ms.exec(created.stdout)?.[0] ?? '')
      expect((await commercelayer('update', `customer_groups/${id}`, '-a', 'name=Very')).code).toBe(0)
      const got = await commercelayer('get', 'customer_groups', id, '-f', 'name,code', '--json', '-u')
      expect(JSON.parse(got.stdout)).toEqual({ id, type: 'customer_groups', name: 'Very', code: 'vip' })
      expect(await commercelayer('delete', 'customer_groups', id)).toEqual({
        code: 0,
        stdout: `\nSuccessfully deleted resource of type customer_groups with id ${id}\n\n`,
        stderr: '',
      })
      const gone = await commercelayer('get', `customer_groups/${id}`)
      expect([gone.code, gone.stderr.includes("'RECORD_NOT_FOUND'")]).toEqual([2, true])
    })

    test('follows relationships by path', async () => {
      const created = await commercelayer('create', 'customer_groups', '-a', 'name=Members', '--json')
      const { id } = JSON.parse(/^\{.*?^\}/ms.exec(created.stdout)?.[0] ?? '')
      const member = ['-a', 'email=ada@example.com', '-r', `customer_group=customer_groups/${id}`]
      expect((await commercelayer('create', 'customers', ...member)).code).toBe(0)
      const { stdout } = await commercelayer(
        'fetch',
        `customer_groups/${id}/customers`,
        '-f',
        'customers/email',
        '-ju',
      )
      expect(stdout).toContain('"email":"ada@example.com"')
    })

    test('shows what is wrong with a value', async () => {
      const { code, stderr } = await commercelayer('create', 'customer_groups', '-a', 'name=', '--json')
      expect([code, stderr.includes("name - can't be blank")]).toEqual([2, true])
    })

    test('gets itself another token when its own is about to expire', async () => {
      const folder = join(home, '.config/@commercelayer/cli/applications')
      const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.token.json')) ?? '')
      const token = JSON.parse(readFileSync(file, 'utf8'))
      writeFileSync(file, JSON.stringify({ ...token, expires: new Date(0).toISOString() }))
      const { code, stderr } = await commercelayer('list', 'customer_groups', '-n', '1')
      expect([code, /Refreshing access token.* done/.test(stderr)]).toEqual([0, true])
      expect(JSON.parse(readFileSync(file, 'utf8')).accessToken).not.toBe(token.accessToken)
    })

    test('counts', async () => {
      const { code, stderr } = await commercelayer('count', 'customer_groups', '-w', 'name_eq=Members')
      expect([code, stderr]).toEqual([0, 'Counting customer groups... 1\n'])
    })
  })
})
