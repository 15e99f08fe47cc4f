import { expect, test } from 'vitest'
import { absoluteText, dayText, isZone, relativeText, timeText } from './times.ts'

const now = Date.parse('2026-01-31T09:30:00.000Z')

test.each([
  ['2026-01-31T09:29:30.000Z', 'just now'],
  ['2026-01-31T09:28:00.000Z', '2 minutes ago'],
  ['2026-01-30T09:30:00.000Z', 'yesterday'],
  ['2026-01-28T09:30:00.000Z', '3 days ago'],
  ['2024-01-28T09:30:00.000Z', '2 years ago'],
  ['2026-01-31T11:30:00.000Z', 'in 2 hours'],
])('%s is %s', (time, text) => expect(relativeText(time, now)).toBe(text))

test.each([
  ['UTC', ['31 Dec 2025, 23:30 UTC', 'Wednesday, 31 December 2025', '23:30:05 UTC']],
  ['Europe/Vienna', ['1 Jan 2026, 00:30 CET', 'Thursday, 1 January 2026', '00:30:05 CET']],
  ['Asia/Kathmandu', ['1 Jan 2026, 05:15 GMT+5:45', 'Thursday, 1 January 2026', '05:15:05 GMT+5:45']],
])('in %s a moment is told by its calendar', (zone, texts) => {
  const time = '2025-12-31T23:30:05.123Z'
  expect([absoluteText(time, zone), dayText(time, zone), timeText(time, zone)]).toEqual(texts)
})

test.each([
  ['local', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Mars/Olympus', false],
  ['', false],
])('%j as a zone is %s', (text, isOne) => expect(isZone(text)).toBe(isOne))
