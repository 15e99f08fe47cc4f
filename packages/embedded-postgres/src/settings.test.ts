import { expect, it } from 'vitest'

import { settingsText } from './settings.ts'

it('settings are written in the quoting of PostgreSQL', () => {
  expect(settingsText({ fsync: 'off', unix_socket_directories: "/it's a \\ folder" })).toBe(
    `# Written by Cohort at every start. Use ALTER SYSTEM for settings of your own.
fsync = 'off'
unix_socket_directories = '/it''s a \\\\ folder'
`,
  )
})
