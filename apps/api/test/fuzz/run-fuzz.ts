import fc from 'fast-check'
import { insidesTold } from '../harness/insides.ts'
import { answerFaults } from '../harness/check-answer.ts'
import { describedBy } from '../harness/description.ts'
import { databaseState } from '../harness/database-state.ts'
import { identifiersIn } from '../harness/records.ts'
import { readResponse, type Response } from '../harness/response.ts'
import { forgetAnswer } from '../harness/seen-answers.ts'
import type { ServiceUnderTest } from '../harness/use-service.ts'
import { makeWorld } from '../harness/world.ts'
import { send } from '../harness/request.ts'
import { curlOf, withIds, type FuzzRequest } from './request-model.ts'
import { fuzzRequests } from './requests.ts'
import { writtenFaults } from './written-faults.ts'

export interface FuzzOptions {
  readonly runs: number
  readonly seed: number
}

export interface FuzzResult {
  /** How many answers had each status, lowest first. */
  readonly statuses: readonly (readonly [status: number, count: number])[]
  /** The first request whose answer broke what all must keep, as a curl, and what it broke. */
  readonly failure: { readonly curl: string; readonly faults: readonly string[] } | undefined
}

/** The tables are compared around every so many-th request. */
const watchInterval = 25

/** Sends so many requests that were thrown together, and judges every answer. The same seed throws the same requests. */
export async function runFuzz(service: ServiceUnderTest, { runs, seed }: FuzzOptions): Promise<FuzzResult> {
  const run = await prepare(service)
  let first: FuzzResult['failure']
  const property = fc.asyncProperty(fuzzRequests(describedBy(service.registry).paths), async (thrown) => {
    const request = asSent(withIds(thrown, (type, index) => idAt(run, type, index)))
    const faults = await faultsOfAnswer(run, request)
    if (faults.length > 0) first ??= { curl: curlOf(request), faults }
    return faults.length === 0
  })
  await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
  return { statuses: [...run.statuses].toSorted(([one], [two]) => one - two), failure: first }
}

/** As it goes over the wire: a URL escapes more, and follows `..`; half of a pair has no bytes. */
function asSent({ path, body, ...request }: FuzzRequest): FuzzRequest {
  const { pathname, search } = new URL(`http://localhost/api${path}`)
  const isBelow = pathname.startsWith('/api/')
  return { ...request, path: isBelow ? pathname.slice(4) + search : `/${search}`, body: body?.toWellFormed() }
}

interface Run {
  readonly service: ServiceUnderTest
  /** The ids that there are, by type. */
  readonly ids: Map<string, string[]>
  readonly foreignId: string
  readonly statuses: Map<number, number>
  sent: number
}

async function prepare(service: ServiceUnderTest): Promise<Run> {
  const { group } = await makeWorld(service, 'borealis/live')
  await makeWorld(service)
  const lists = describedBy(service.registry).paths.filter(
    ({ template, methods }) => /^\/\w+$/.test(template) && methods.includes('GET'),
  )
  const ids = new Map<string, string[]>()
  for (const { template } of lists) {
    const found = identifiersIn(await send(service, 'GET', template))
    ids.set(
      template.slice(1),
      found.map(({ id }) => String(id)),
    )
  }
  return { service, ids, foreignId: String(group.id), statuses: new Map(), sent: 0 }
}

function idAt({ ids, foreignId }: Run, type: string, index: number): string {
  if (type === 'foreign') return foreignId
  const known = ids.get(type) ?? []
  return known[index % known.length] ?? '0AAAAAAAAAAAAA'
}

async function faultsOfAnswer(run: Run, request: FuzzRequest): Promise<readonly string[]> {
  const { service, statuses } = run
  run.sent += 1
  const isWatched = run.sent % watchInterval === 0
  const before = isWatched ? await databaseState(service) : undefined
  const response = await sendAsItIs(service, request)
  const { status, text } = response
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  const { method, path, body: sent } = request
  const isKept =
    before === undefined ||
    status < 400 ||
    JSON.stringify(before) === JSON.stringify(await databaseState(service))
  remember(run, request, response)
  forgetAnswer(response.headers)
  return [
    ...(status >= 500 ? [`the status is ${status}: ${text}`] : []),
    ...(isKept ? [] : ['a refusal changed a table']),
    ...service.takeValidatorHoles().map((hole) => `a hole in the checks: ${hole}`),
    ...(status < 400 ? [] : insidesTold(text, request)).map((inside) => `the inside is told: ${inside}`),
    ...answerFaults({ method, path, sent }, response),
    ...(await writtenFaults(service, request, response)),
  ]
}

async function sendAsItIs(
  service: ServiceUnderTest,
  { method, path, as, headers, body }: FuzzRequest,
): Promise<Response> {
  const authorization = as === null ? {} : { Authorization: `Bearer ${service.token(as)}` }
  const response = await fetch(`${service.url}/api${path}`, {
    method,
    headers: { ...authorization, ...headers },
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
  })
  return readResponse(response)
}

/** Later requests can use what was made, and should not go on asking for what is gone. */
function remember({ ids }: Run, { method, path, as }: FuzzRequest, { status, json }: Response): void {
  if (as !== 'aurora/test') return
  const [, type = '', id = ''] = path.split(/[/?]/)
  const known = ids.get(type) ?? []
  if (status === 201) known.unshift(json.data.id)
  const isGone = status === 404 || (method === 'DELETE' && status === 204)
  if (isGone && !path.includes('/relationships/'))
    ids.set(
      type,
      known.filter((other) => other !== id),
    )
}

/** What a person reads of a run: the seed first, by which it can be repeated. */
export function reportOf({ statuses, failure }: FuzzResult, { runs, seed }: FuzzOptions): string {
  const counts = statuses.map(([status, count]) => `  ${status}  ${count}`)
  const told =
    failure === undefined
      ? ['nothing failed']
      : ['FAILED', ...failure.faults.map((fault) => `  ${fault}`), failure.curl]
  return [`${runs} requests of the seed ${seed}`, ...counts, ...told].join('\n')
}
