import { generateKeyPairSync } from 'node:crypto'
import type { TestProject } from 'vitest/node'

import { findPostgresBinaries } from './find-postgres-binaries.ts'
import { startTestServer } from './start-test-server.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Vitest's `globalSetup` of a project with database tests: provides `serverUrl` and takes the server away at the end, and
 * `signingKey`, an RSA key in PEM for the whole run, because making one takes long. What decides on the server is read from the project's `env`, then from the process:
 *
 * - COHORT_DATABASE_URL: that server
 * - COHORT_TEST_POSTGRES_BIN, e.g. /usr/lib/postgresql/15/bin: a server of these binaries
 * - COHORT_TEST_POSTGRES, e.g. 15: a server of the machine's own PostgreSQL of that major version
 * - none of them: the PostgreSQL 18 that npm brought
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const environment: Environment = { ...process.env, ...project.config.env }
  const server = await startTestServer({
    url: given(environment, 'COHORT_DATABASE_URL'),
    binaries: chosenBinaries(environment),
  })
  project.provide('serverUrl', server.url)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  project.provide('signingKey', privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return server.stop
}

function chosenBinaries(environment: Environment): string | undefined {
  const folder = given(environment, 'COHORT_TEST_POSTGRES_BIN')
  const major = given(environment, 'COHORT_TEST_POSTGRES')
  if (folder !== undefined || major === undefined) return folder
  const found = findPostgresBinaries(Number(major))
  if (found === undefined)
    throw new Error(`COHORT_TEST_POSTGRES=${major}: this machine has no PostgreSQL ${major}.`)
  return found
}

function given(environment: Environment, name: string): string | undefined {
  return environment[name] === '' ? undefined : environment[name]
}
