import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { findPostgresBinaries } from './packages/testing/src/find-postgres-binaries.ts'

const fixSeed = './packages/testing/src/fix-seed.ts'
const exclude = ['**/node_modules/**', '**/dist/**']

/** The tests that need a database: on a server of the kind that `env` asks the global set-up for, with this access. */
function databaseProject(
  name: string,
  env: Record<string, string>,
  databaseAccess: 'service' | 'checked_service',
  without: readonly string[] = [],
): TestProjectConfiguration {
  return {
    test: {
      name,
      env,
      provide: { databaseAccess },
      setupFiles: [fixSeed],
      include: ['packages/{db,testing}/src/**/*.db.test.ts', 'apps/{api,bench,cli}/test/**/*.test.ts'],
      exclude: [...exclude, ...without],
      globalSetup: ['./packages/testing/src/global-setup.ts'],
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  }
}

// A project for each kind of test (STYLE.md, "Tests"). The database tests run once more on the machine's own
// PostgreSQL 15, where there is one, and there the service reads under row level security as well; with COHORT_DATABASE_URL all of them run on that server.
export default defineConfig({
  test: {
    reporters: ['default', './packages/testing/src/summary-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'apps/catalog/test/**/*.test.{ts,tsx}'],
          setupFiles: [fixSeed],
          exclude: [
            ...exclude,
            '**/*.db.test.ts',
            '**/*.size.test.ts',
            '**/*.browser.test.ts',
            '**/*.packed.test.ts',
            '**/*.clone.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'embedded',
          include: ['packages/embedded-postgres/src/**/*.db.test.ts', 'apps/bench/src/**/*.db.test.ts'],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/catalog/test/**/*.browser.test.ts'],
          exclude,
          globalSetup: ['./packages/testing/src/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page on a busy machine takes its time, and what is polled for comes or never does.
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: 'packed',
          include: ['packages/publishing/src/**/*.packed.test.ts'],
          exclude,
          globalSetup: ['./packages/publishing/src/global-setup.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'clones',
          include: ['packages/publishing/src/**/*.clone.test.ts'],
          exclude,
          globalSetup: ['./packages/testing/src/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'plans',
          include: ['packages/db/src/plans/*.size.test.ts'],
          exclude,
          globalSetup: ['./packages/testing/src/global-setup.ts'],
          testTimeout: 30_000,
        },
      },
      // What calls pg_dump needs one as new as the server, which npm does not bring.
      databaseProject('postgres 18', {}, 'service', ['**/*.dump.test.ts']),
      ...(process.env.COHORT_DATABASE_URL !== undefined || findPostgresBinaries(15) === undefined
        ? []
        : [databaseProject('postgres 15', { COHORT_TEST_POSTGRES: '15' }, 'checked_service')]),
    ],
  },
})
