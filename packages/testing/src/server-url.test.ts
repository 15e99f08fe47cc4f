import { expect, it } from 'vitest'

import { databaseOf, withDatabase } from './server-url.ts'

const url = 'postgres://cohort@localhost/postgres?host=%2Ftmp%2Fa%20b&port=5432'

it('a URL tells its database', () => {
  expect(databaseOf(url)).toBe('postgres')
  expect(databaseOf('postgres://localhost/a%20b')).toBe('a b')
})

it('a URL of another database keeps all the rest', () => {
  expect(withDatabase(url, 'other')).toBe('postgres://cohort@localhost/other?host=%2Ftmp%2Fa%20b&port=5432')
  expect(withDatabase('postgres://u:p@example.org:6432/one', 'a b')).toBe(
    'postgres://u:p@example.org:6432/a%20b',
  )
})
