import { expect, test } from 'vitest'
import { isMode, windowTitle } from './modes.ts'

test('the title of the window names the page, its list, and the test environment', () => {
  expect(windowTitle('test', 'VIP', 'Customer groups')).toBe('VIP · Customer groups · Cohort [TEST]')
  expect(windowTitle('live', 'Customer groups')).toBe('Customer groups · Cohort')
})

test('there are two environments', () => {
  expect(['test', 'live', 'Test', ''].map(isMode)).toEqual([true, true, false, false])
})
