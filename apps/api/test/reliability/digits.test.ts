import { expect, test } from 'vitest'
import { groupDocument, patchGroup, postGroup } from '../harness/groups.ts'
import { send } from '../harness/request.ts'
import { useService } from '../harness/use-service.ts'

const service = useService()

const long = '12345678901234567890.123456789012345678901234567890'
const neighbour = '12345678901234567890.123456789012345678901234567891'

/** The document of a group whose metadata has a number as this text. */
const numbered = (number: string) =>
  JSON.stringify(groupDocument({ name: 'Numbered', metadata: { number: 0 } })).replace(':0', `:${number}`)

test('J13 a number in metadata keeps every digit through a change of another attribute, and in the history', async () => {
  const { json } = await postGroup(service, {}, { body: numbered(long) })
  const { id } = json.data
  const changed = await patchGroup(service, id, { name: 'Renamed' })
  const read = await send(service, 'GET', `/customer_groups/${id}`)
  const listed = await send(service, 'GET', `/customer_groups?filter[id]=${id}`)
  const versions = await send(service, 'GET', `/customer_groups/${id}/versions`)
  const events = await send(service, 'GET', `/customer_groups/${id}/event_stores`)
  for (const { text } of [changed, read, listed, versions, events])
    expect(text).toContain(`"number": ${long}`)
})

test('J13 a filter of metadata compares every digit', async () => {
  await postGroup(service, {}, { body: numbered(neighbour) })
  const countOf = async (number: string) => {
    const query = new URLSearchParams({ 'filter[q][metadata_jcont]': `{"number":${number}}` })
    const { json } = await send(service, 'GET', `/customer_groups?${query.toString()}`)
    return json.meta.record_count
  }
  expect(await countOf(neighbour)).toBe(1)
  expect(await countOf(`${neighbour}0`)).toBe(1)
  expect(await countOf(`${neighbour.slice(0, -1)}2`)).toBe(0)
})
