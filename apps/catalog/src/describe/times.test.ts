import { expect, test } from 'vitest'
import { relativeText } from './times.ts'

const now = Date.parse('2026-01-31T09:30:00.000Z')

test.each([
  ['2026-01-31T09:29:30.000Z', 'just now'],
  ['2026-01-31T09:28:00.000Z', '2 minutes ago'],
  ['2026-01-30T09:30:00.000Z', 'yesterday'],
  ['2026-01-28T09:30:00.000Z', '3 days ago'],
  ['2024-01-28T09:30:00.000Z', '2 years ago'],
  ['2026-01-31T11:30:00.000Z', 'in 2 hours'],
])('%s is %s', (time, text) => expect(relativeText(time, now)).toBe(text))
