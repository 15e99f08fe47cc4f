import { expect, test } from 'vitest'
import { greeting } from './greeting.ts'

const url = 'http://localhost:3000'
const places = `  Catalog    http://localhost:3000/
  API        http://localhost:3000/api
  Tokens     http://localhost:3000/oauth/token
  Reference  http://localhost:3000/docs`

test('a service without an organization says how to make one', () => {
  expect(greeting({ url, organization: undefined, demoClients: [] })).toBe(`
Cohort is running on a database without an organization.

${places}

Make an organization:                pnpm cohort organizations create --help
or load the demo data:               pnpm cohort seed`)
})

test('a service of an operator shows no credentials, and says how to make some', () => {
  expect(greeting({ url, organization: 'Aurora', demoClients: [] })).toBe(`
Cohort is running for Aurora.

${places}

Make a client id and a secret:       pnpm cohort applications create --help`)
})

test('a demo shows who can sign in, with what, and what to do first', () => {
  const demoClients = [
    { mode: 'test', about: 'reads and writes', clientId: 'id-of-admin', clientSecret: 'its-secret' },
    { mode: 'live', about: 'sales channel', clientId: 'id-of-shop', clientSecret: undefined },
  ] as const
  const text = greeting({ url, organization: 'Aurora', demoClients })
  expect(text).toContain(`
Cohort is running for Aurora.

${places}

  Demo clients, for grant_type=client_credentials
  test  reads and writes client_id=id-of-admin
                         client_secret=its-secret
  live  sales channel    client_id=id-of-shop

  Get a token, which is valid for two hours
  TOKEN=$(curl -s http://localhost:3000/oauth/token -d grant_type=client_credentials -d client_id=id-of-admin -d client_secret=its-secret |`)
  expect(text.endsWith('\n\nCtrl-C stops everything.')).toBe(true)
})
