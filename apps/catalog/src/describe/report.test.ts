import { ApiError } from '@cohort/client'
import { expect, test } from 'vitest'
import { failureOf } from './failures.ts'
import { reportOf } from './report.ts'

const query = 'filter[q][email_i_cont]=ann%40example.org&page[after]=secret&sort=-name&page[size]=25'
const place = {
  page: `https://cohort.test/test/customers?${query}`,
  timeMs: Date.UTC(2026, 0, 31, 9, 30),
}

test('a report has all that an administrator needs, and no value that was looked for', () => {
  const fault = {
    title: 'A title',
    detail: 'Of ann@example.org.',
    code: 'INTERNAL_SERVER_ERROR',
    status: '500',
  }
  const error = new ApiError([fault], {
    method: 'GET',
    url: `https://cohort.test/api/customers?${query}`,
    status: 500,
    headers: { 'x-request-id': 'r1' },
    text: '',
  })
  expect(reportOf(error, failureOf(error, true), place).split('\n')).toEqual([
    'Fault: Something went wrong on the server',
    'Time: 2026-01-31T09:30:00.000Z',
    'Page: https://cohort.test/test/customers?filter[q][email_i_cont]=…&page[after]=…&sort=-name&page[size]=25',
    'Request: GET https://cohort.test/api/customers?filter[q][email_i_cont]=…&page[after]=…&sort=-name&page[size]=25',
    'Status: 500',
    'Codes: INTERNAL_SERVER_ERROR',
    'Request id: r1',
  ])
})

test('a report of a fault of our own leaves out what there is not', () => {
  const error = new TypeError('x is undefined')
  const page = 'https://cohort.test/live/customers'
  expect(reportOf(error, failureOf(error, true), { ...place, page }).split('\n')).toEqual([
    'Fault: Something went wrong on the server',
    'Time: 2026-01-31T09:30:00.000Z',
    `Page: ${page}`,
  ])
})
