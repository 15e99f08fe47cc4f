import { expect, test } from 'vitest'
import { makeGroup } from '../harness/groups.ts'
import { linksIn } from '../harness/links-in.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()
const behindProxy = useService({ publicUrl: 'https://cohort.example' })

test('links are absolute, and lead to where the request came (LI-01, LI-02)', async () => {
  await makeGroup(service, { name: 'Linked', metadata: { links: { self: 5 } } })
  const { json } = await send(service, 'GET', '/customer_groups')
  const links = linksIn(json)
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter((link) => !link.startsWith(`${service.url}/api/customer_groups`))).toEqual([])
})

test('links lead to the public address where there is one (LI-02)', async () => {
  const { id } = await makeGroup(behindProxy, { name: 'Linked' })
  const { json } = await send(behindProxy, 'GET', '/customer_groups?page[size]=1')
  const links = linksIn(json)
  expect(links.filter((link) => !link.startsWith('https://cohort.example/api/customer_groups'))).toEqual([])
  expect(json.links.self).toBe('https://cohort.example/api/customer_groups?page%5Bsize%5D=1')
  expect(json.data[0].links.self).toBe(`https://cohort.example/api/customer_groups/${id}`)
})

test('the link to itself and those of pages, followed, answer (FE-01, PG-06)', async () => {
  for (const name of ['a', 'b', 'c']) await makeGroup(service, { name, reference: 'followed' })
  const { json } = await send(
    service,
    'GET',
    '/customer_groups?filter[reference]=followed&page[size]=1&page[number]=2',
  )
  const links: readonly string[] = [...Object.values<string>(json.links), json.data[0].links.self]
  expect(links).toHaveLength(6)
  const answers = await Promise.all(
    links.map((link) => send(service, 'GET', link.slice(`${service.url}/api`.length))),
  )
  expect(answers.map(({ status }) => status)).toEqual(links.map(() => 200))
})
