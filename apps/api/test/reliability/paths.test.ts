import { describe, expect, test } from 'vitest'
import { useBadInput, type BadInput } from '../harness/bad-input.ts'
import { makeGroup } from '../harness/groups.ts'
import { exchange, requestText } from '../harness/raw-request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const { answerTo, judgeEach, judgeWork } = useBadInput(service)

const notFound = { status: 404, code: 'RECORD_NOT_FOUND' } as const

/** The path as it stands: fetch would tidy it up. */
function path(id: string, text: string, answer: Pick<BadInput, 'status' | 'code'> = notFound): BadInput {
  const what = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return { id, what, raw: (to) => requestText(to, `GET /api${text}`), ...answer }
}

describe('an address that is too long is told so, whatever it leads to', () => {
  judgeEach([path('U3', `/customer_groups/${'a'.repeat(10_000)}`, { status: 414, code: 'URI_TOO_LONG' })])
})

describe('an address that leads nowhere is not found', () => {
  judgeEach([
    path('U2', '/customer_groups/%00'),
    path('U2', '/customer_groups/abcdefgh%00'),
    path('U3', `/customer_groups/${'a'.repeat(8_000)}`),
    path('U3', '/customer_groups//'),
    path('U3', '/customer_groups/.'),
    path('U3', '/customer_groups/..'),
    path('U3', '/customer_groups/..%2f..%2fetc%2fpasswd'),
    path('U3', '/customer_groups/../../etc/passwd'),
    path('U3', '/customer_groups/;x=1'),
    path('U3', '/customer_groups/{own};x=1'),
    path('U3', "/customer_groups/'or'1'='1"),
    path('U3', '/customer_groups/%27%20or%201=1'),
    path('U3', '/customer_groups/{own}%20'),
    path('U3', '/customer_groups/{own}%0a'),
    path('U3', '/customer_groups/-1'),
    path('U5', '//customer_groups'),
    path('U5', '/customer_groups//{own}'),
    path('U5', '/Customer_Groups'),
    path('U5', '/customer-groups'),
    path('U7', '/customer_groups/{own}/relationships/nope'),
    path('U7', '/customer_groups/{own}/nope'),
    path('U7', '/customer_groups/{own}/relationships'),
    path('U7', '/nope'),
    path('U7', '/'),
    path('U7', ''),
    ...['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'].flatMap((name) => [
      path('U8', `/${name}`),
      path('U8', `/customer_groups/${name}`),
      path('U8', `/customer_groups/{own}/${name}`),
      path('U8', `/customer_groups/{own}/relationships/${name}`),
    ]),
  ])

  judgeEach([
    path('U2', '/customer_groups/%zz', { status: 400, code: 'BAD_REQUEST' }),
    path('U2', '/customer_groups/%ff', { status: 400, code: 'BAD_REQUEST' }),
  ])
})

test('U4 an id in another case is another id', async () => {
  const { id } = await makeGroup(service, { name: 'Cased' })
  const other = [...id].map((letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  const { status } = await answerTo(path('U4', `/customer_groups/${other.join('')}`))
  expect(status).toBe(404)
})

describe('an address with a slash at its end is the same address', () => {
  judgeEach([
    path('U5', '/customer_groups/', { status: 200 }),
    path('U5', '/customer_groups/?sort=name', { status: 200 }),
    path('U5', '/customer_groups/{own}/', { status: 200 }),
    path('U5', '/customer%5Fgroups/%7Bown%7D', notFound),
  ])
})

test.each([
  '/API/customer_groups',
  '/Export/customer_groups?format=csv',
  '/Statistics/customers?by=created_at',
])('U5 %s begins in another case, and leads nowhere', (address) =>
  judgeWork(async () => {
    const { answers } = await exchange(service, requestText(service, `GET ${address}`))
    expect(answers.map(({ status, json }) => [status, json.errors[0].code])).toEqual([
      [404, 'RECORD_NOT_FOUND'],
    ])
    return []
  }),
)
