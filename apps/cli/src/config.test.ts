import { expect, test } from 'vitest'
import { readDatabaseUrl } from './config.ts'

test.each(['postgres://cohort@localhost:5432/cohort', 'postgresql:///cohort?host=%2Ftmp'])(
  'can be the URL of a PostgreSQL: %s',
  (url) => expect(readDatabaseUrl({ COHORT_DATABASE_URL: url })).toBe(url),
)

test.each([{}, { COHORT_DATABASE_URL: '' }])('cannot be missing: %o', (environment) => {
  expect(() => readDatabaseUrl(environment)).toThrow(
    /^COHORT_DATABASE_URL is not set: .*postgres:\/\/cohort@/,
  )
})

test('cannot be the URL of something else, which is not shown because it may hold a password', () => {
  expect(() => readDatabaseUrl({ COHORT_DATABASE_URL: 'mysql://me:s3cret@host/db' })).toThrow(
    /^COHORT_DATABASE_URL takes a URL that begins with postgres:\/\/ or postgresql:\/\/\.$/,
  )
})
