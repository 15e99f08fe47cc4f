import { createClient } from '@cohort/client'
import { customerGroups, eventStores } from '@cohort/schema'
import { expect, test } from 'vitest'
import { eventually } from '../harness/eventually.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

test('an export walks all groups while others make and delete some, goes back a page, and reads the end of the log', async () => {
  const client = createClient({ url: `${service.url}/api`, token: service.token('aurora/test') })
  const ids = new Map<string, string>()
  for (const name of ['b', 'd', 'f', 'h', 'j']) {
    ids.set(name, (await client.create(customerGroups, { name })).record.id)
  }

  // It begins with the profile, and goes on by the links.
  const first = await client.list(customerGroups, { sort: ['name'], page: { size: 2 } }, { byCursor: true })
  await client.delete(customerGroups, ids.get('d') ?? '')
  await client.create(customerGroups, { name: 'a' })
  await client.create(customerGroups, { name: 'e' })
  const pages = [first]
  for (let link = first.links.next; link; link = pages.at(-1)?.links.next) {
    pages.push(await client.list(customerGroups, new URL(link).search, { byCursor: true }))
  }
  const names = pages.map(({ records }) => records.map(({ attributes }) => attributes.name))
  expect(names).toEqual([
    ['b', 'd'],
    ['e', 'f'],
    ['h', 'j'],
  ])

  // It kept the cursor of a record, and asks for what is before it now.
  const { page } = pages[1]?.records[0]?.meta ?? {}
  const { cursor } = Object(page)
  const before = await client.list(customerGroups, { sort: ['name'], page: { before: cursor } })
  expect(before.records.map(({ attributes }) => attributes.name)).toEqual(['a', 'b'])
  expect(before.links.prev).toBeNull()

  // The newest entries of the log, back from a place that it remembers.
  const log = await eventually(
    () => client.list(eventStores, { page: { size: 100 } }),
    ({ records }) => records.length === 8,
  )
  const place = log.records.at(-1)?.id ?? ''
  const back = await client.list(eventStores, { page: { before: place, size: 2 } })
  expect(back.records.map(({ id }) => id)).toEqual(log.records.slice(5, 7).map(({ id }) => id))
})
