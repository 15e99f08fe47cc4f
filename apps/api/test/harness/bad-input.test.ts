import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { useBadInput } from './bad-input.ts'
import { withinBounds } from './bounds.ts'
import { makeGroup, patchGroup, readGroup } from './groups.ts'
import { changesBetween } from './table-rows.ts'
import { openSocket, requestText } from './raw-request.ts'
import { send } from './request.ts'
import { useService } from './use-service.ts'
import { changesOf } from './written.ts'

const service = useService()
const { judgeWork } = useBadInput(service)

const created = (id: string) => ({ did: 'create', type: 'customer_groups', id }) as const

/** What an assertion of the harness says. */
const broken = /^expected /

async function make(): Promise<string> {
  return (await makeGroup(service, { name: 'Told' })).id
}

test('what is written must be told, and what is told must be written', async () => {
  await judgeWork(async () => [created(await make())])
  await expect(judgeWork(async () => [created(await make())].slice(1))).rejects.toThrow(broken)
  await expect(judgeWork(async () => [created('NobodyMadeThis')])).rejects.toThrow(broken)
})

test('an update that is told once too often is found, and so is one that is told too seldom', async () => {
  const { id } = await makeGroup(service, { name: 'Before' })
  const update = { did: 'update', type: 'customer_groups', id } as const
  const work = async (name: string, times: number) => {
    await patchGroup(service, id, { name })
    return Array.from({ length: times }, () => update)
  }
  await judgeWork(() => work('Once', 1))
  await expect(judgeWork(() => work('Twice', 2))).rejects.toThrow(broken)
  await expect(judgeWork(() => work('Never', 0))).rejects.toThrow(broken)
})

test('a row that changes behind the back of the log is found', async () => {
  const { id } = await makeGroup(service, { name: 'Quiet' })
  const text = "update customer_groups set name = 'Loud' where id = $1"
  const change = () => service.database.send({ name: undefined, text, values: [id] })
  await expect(judgeWork(async () => (await change()).slice(0, 0).map(() => created(id)))).rejects.toThrow(
    broken,
  )
  expect((await readGroup(service, id)).attributes.name).toBe('Loud')
})

test('a record that is not counted is found', async () => {
  const text = 'update record_counters set record_count = record_count + 1 where resource_type = $1'
  const count = () => service.database.send({ name: undefined, text, values: ['markets'] })
  await makeGroup(service, { name: 'Counted' })
  await send(service, 'POST', '/markets', {
    body: { data: { type: 'markets', attributes: { name: 'Counted' } } },
  })
  await expect(judgeWork(async () => (await count()).slice(0, 0).map(() => created('')))).rejects.toThrow(
    broken,
  )
})

test('a transaction that nobody ends is found', async () => {
  const transaction = service.database.transaction('write', async (session) => {
    await session.send({ name: undefined, text: 'select 1', values: [] })
    await expect(judgeWork(async () => [])).rejects.toThrow(broken)
  })
  await transaction
})

test('what another environment has is found in any answer, whoever hears it', async () => {
  const { id } = await makeGroup(service, { name: 'Witness of borealis/live' })
  const read = async () => {
    const socket = openSocket(service)
    socket.write(requestText(service, `GET /api/customer_groups/${id}`))
    await once(socket, 'data')
    socket.destroy()
    return []
  }
  await expect(judgeWork(read)).rejects.toThrow(broken)
  await patchGroup(service, id, { name: 'Nobody' })
  await judgeWork(read)
})

test('an answer that never comes is found, and so is a process that grows', async () => {
  await expect(withinBounds('never', () => new Promise(() => {}))).rejects.toThrow('never: no answer')
  await expect(withinBounds('large', grow)).rejects.toThrow('large: the process has grown')
  expect(await withinBounds('small', async () => 1)).toBe(1)
})

async function grow(): Promise<number> {
  const bytes = Buffer.alloc(100 * 1024 * 1024, 1)
  await wait(20)
  return bytes.length
}

test('changes are told by what rows are called, and of several that are called the same by their number', () => {
  const before = new Map([
    ['a', ['1', '1']],
    ['b', ['2']],
    ['c', ['3']],
  ])
  const after = new Map([
    ['a', ['1', '2', '1', '1']],
    ['b', ['4']],
    ['d', ['3']],
  ])
  expect(changesBetween(before, after)).toEqual(['+ a', '+ a', '~ b', '- c', '+ d'])
})

test('what is made and taken away again leaves its entries in the log, and nothing else', () => {
  const record = { type: 'markets', id: 'M' }
  const both = [
    { did: 'create', ...record },
    { did: 'update', ...record },
    { did: 'destroy', ...record },
  ] as const
  expect(changesOf(both)).toEqual([
    '+ event_stores create M',
    '+ event_stores update M',
    '+ event_stores destroy M',
  ])
  expect(changesOf(both.slice(1))).toEqual([
    '+ event_stores update M',
    '+ event_stores destroy M',
    '- markets M',
  ])
})
