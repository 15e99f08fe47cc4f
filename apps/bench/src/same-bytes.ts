import type { Bench, Contestant } from './open-bench.ts'
import type { Work, WorkRequest } from './works.ts'

/** What no two answers have in common: request ids, the ids and times of what was just made, where they came from. */
const passing = [
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
  /http:\/\/localhost:\d+/g,
  /customer_groups\/[\w-]{14}/g,
  /"id":"[\w-]{14}"/g,
  /\d{4}-\d\d-\d\dT[\d:.]+Z/g,
]

/** Throws unless service and reference give the same bytes: a reference that does less is none. */
export async function expectSameBytes(
  { service, reference, links }: Bench,
  work: Work,
  number: number,
): Promise<void> {
  const [ours, theirs] = await Promise.all([
    ask(service, work.request(number, links)),
    ask(reference, work.request(number, links)),
  ])
  if (ours === theirs) return
  const from = Math.max(0, firstDifference(ours, theirs) - 40)
  const part = (text: string) => text.slice(from, from + 120)
  throw new Error(`The reference answers "${work.title}" with other bytes:\n${part(ours)}\n${part(theirs)}`)
}

function firstDifference(one: string, other: string): number {
  let index = 0
  while (index < one.length && one[index] === other[index]) index += 1
  return index
}

/** One answer, its status before it, without what passes. */
export async function ask({ url, token }: Contestant, { method, path, body }: WorkRequest): Promise<string> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.api+json' },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  const plain = passing.reduce((rest, pattern) => rest.replaceAll(pattern, '…'), text)
  return `${response.status} ${plain}`
}
