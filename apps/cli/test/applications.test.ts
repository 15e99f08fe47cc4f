import { connect, findClient, findSecretHashes } from '@cohort/db'
import { isOneOf, keyFileIn, keyRingOfFile, verifyAccessToken } from '@cohort/identity'
import { useTestDatabase } from '@cohort/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { migrated, send } from './databases.ts'
import { runCohort } from './run-cohort.ts'
import { useStateFolder } from './use-state-folder.ts'

const database = useTestDatabase(migrated)
const state = useStateFolder()

const cohort = (line: string) => runCohort(line.split(' '), database.url, state())

/** What a command tells as JSON; fails the test when it did not do it. */
async function told(line: string) {
  const { exitCode, stdout, stderr } = await cohort(`${line} --json`)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** Whether a secret is one that its application has now. */
async function isValid({
  client_id,
  client_secret,
}: {
  client_id: string
  client_secret: string
}): Promise<boolean> {
  const connection = connect({ url: database.url })
  try {
    return isOneOf(client_secret, await findSecretHashes(connection, await findClient(connection, client_id)))
  } finally {
    await connection.close()
  }
}

const create = 'applications create --organization aurora --environment test --name Sync'

beforeAll(async () => {
  await runCohort(['organizations', 'create', '--name', 'Aurora', '--slug', 'aurora'], database.url)
})

describe('cohort organizations', () => {
  test('create makes one with two environments, which list shows', async () => {
    expect(await cohort('organizations create --name Borealis --slug borealis')).toEqual({
      exitCode: 0,
      stdout: 'Made the organization Borealis (borealis), with its test and live environments.\n',
      stderr: '',
    })
    const { organizations } = await told('organizations list')
    expect(organizations.map(({ slug }: { slug: string }) => slug)).toEqual(['aurora', 'borealis'])
    expect((await cohort('organizations list')).stdout).toMatch(
      /^SLUG +NAME +ID\naurora +Aurora +\w{14}\nborealis /,
    )
  })

  test.each([
    [
      'organizations create --name A --slug aurora',
      1,
      'There is an organization with the slug "aurora" already.',
    ],
    ['organizations create --name A --slug auth', 2, '"--slug" takes small letters, digits and dashes'],
    ['organizations create --name A --slug Au_rora', 2, '"--slug" takes small letters, digits and dashes'],
    ['organizations create --slug a', 2, '--name is missing.\nSee `cohort organizations create --help`.'],
  ])('cannot: %s', async (line, exitCode, sentence) => {
    const ending = await cohort(line)
    expect(ending).toMatchObject({ exitCode, stdout: '' })
    expect(ending.stderr).toContain(sentence)
  })
})

describe('cohort applications create', () => {
  test('shows the secret once, and keeps its hash only', async () => {
    const { stdout } = await cohort(`${create} --role admin`)
    expect(stdout).toMatch(
      /^Made Sync for aurora, test environment\.\nclient_id=[\w-]{43}\nclient_secret=[\w-]{43}\nThe secret is not shown again\.\n$/,
    )
    const [, secret = ''] = /client_secret=(.+)/.exec(stdout) ?? []
    expect((await cohort('applications list --json')).stdout).not.toContain(secret)
    expect(
      JSON.stringify(await send(database.url, 'select s::text from application_secrets as s')),
    ).not.toContain(secret)
  })

  test('makes each kind as it says', async () => {
    const reader = await told(`${create} --role read_only`)
    expect(reader.application).toEqual({
      name: 'Sync',
      organization: 'aurora',
      environment: 'test',
      kind: 'integration',
      role: 'read_only',
    })
    expect(await isValid(reader)).toBe(true)
    const shop = await told(
      'applications create --organization aurora --environment live --name Shop --kind sales_channel',
    )
    expect(shop).toEqual({
      application: { name: 'Shop', organization: 'aurora', environment: 'live', kind: 'sales_channel' },
      client_id: expect.stringMatching(/^[\w-]{43}$/),
    })
    const { applications } = await told('applications list --organization aurora --environment live')
    expect(applications).toEqual([
      {
        organization: 'aurora',
        environment: 'live',
        name: 'Shop',
        kind: 'sales_channel',
        role: null,
        secrets: 0,
        client_id: shop.client_id,
        created_at: expect.any(String),
      },
    ])
  })

  test.each([
    [create, 2, 'An integration needs a --role.'],
    [`${create} --kind sales_channel --role admin`, 2, 'A sales channel has no role.'],
    [`${create} --role amdin`, 2, '"--role" takes one of admin, read_only. Did you mean "admin"?'],
    [
      'applications create --organization arora --environment test --name A --role admin',
      1,
      'There is no organization "arora". Did you mean "aurora"?',
    ],
    ['applications create', 2, '--organization, --environment, --name are missing.'],
    ['applications delete --client-id nobody', 1, 'There is no application with the client id "nobody".'],
  ])('cannot: %s', async (line, exitCode, sentence) => {
    const ending = await cohort(line)
    expect(ending).toMatchObject({ exitCode, stdout: '' })
    expect(ending.stderr).toContain(sentence)
  })
})

describe('cohort applications rotate-secret', () => {
  test('leaves the former secret valid for a while, and never more than two', async () => {
    const first = await told(`${create} --role admin`)
    const rotate = `applications rotate-secret --client-id ${first.client_id}`
    const second = await told(rotate)
    expect([await isValid(first), await isValid(second)]).toEqual([true, true])
    const third = await told(`${rotate} --overlap 1`)
    expect([await isValid(first), await isValid(second), await isValid(third)]).toEqual([false, true, true])
  })

  test('ends the former ones and all tokens at once when it is told so', async () => {
    const first = await told(`${create} --role admin`)
    const second = await told(`applications rotate-secret --client-id ${first.client_id} --overlap 0`)
    expect([await isValid(first), await isValid(second)]).toEqual([false, true])
    expect(
      await send(
        database.url,
        `select tokens_revoked_at is not null as revoked from applications where client_id = '${first.client_id}'`,
      ),
    ).toEqual([{ revoked: true }])
  })

  test.each(['-1', '721', 'x', '1.5'])('cannot overlap by %s hours', async (hours) => {
    const ending = await cohort(`applications rotate-secret --client-id a --overlap=${hours}`)
    expect(ending).toMatchObject({ exitCode: 2, stdout: '' })
    expect(ending.stderr).toContain('"--overlap" takes a whole number from 0 to 720.')
  })
})

test('cohort applications delete takes an application away, with its secrets', async () => {
  const made = await told(`${create} --role admin`)
  expect(await told(`applications delete --client-id ${made.client_id}`)).toEqual({
    deleted: { client_id: made.client_id },
  })
  expect(await isValid(made)).toBe(false)
  expect((await cohort(`applications delete --client-id ${made.client_id}`)).exitCode).toBe(1)
})

describe('cohort tokens issue', () => {
  test('issues a token as the service does, for as long as it is asked to', async () => {
    const { client_id } = await told(`${create} --role read_only`)
    const { stdout } = await cohort(`tokens issue --client-id ${client_id} --minutes 5`)
    const keys = keyRingOfFile(keyFileIn(state().COHORT_STATE_FOLDER))
    const claims = await verifyAccessToken(keys, stdout.trim(), 'http://localhost:3000')
    expect(claims).toMatchObject({ test: true, application: { client_id }, organization: { slug: 'aurora' } })
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(300)
  })

  test('cannot do so as an issuer that clients do not accept', async () => {
    const more = { ...state(), PUBLIC_AUTH_URL: 'https://example.com' }
    const ending = await runCohort(['tokens', 'issue', '--client-id', 'a'], database.url, more)
    expect(ending).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('https://auth.'),
    })
  })
})
