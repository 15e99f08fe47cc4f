import { expect, test } from 'vitest'
import { isZoneName } from './zone-name.ts'

test.each([
  'UTC',
  'Europe/Vienna',
  'Asia/Kolkata',
  'America/Argentina/Buenos_Aires',
  'Etc/GMT+5',
  'Pacific/Chatham',
])('%s names a time zone', (text) => {
  expect(isZoneName(text)).toBe(true)
})

test.each([
  '',
  'local',
  '+01:00',
  '-0330',
  'Mars/Olympus',
  'Foo5',
  "UTC'; select 1",
  'UTC\u0000',
  'x'.repeat(9000),
])('%j names none', (text) => {
  expect(isZoneName(text)).toBe(false)
})
