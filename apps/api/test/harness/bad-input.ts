import type { ErrorCode, ErrorSource } from '@cohort/jsonapi'
import { beforeAll, expect, test } from 'vitest'
import { withinBounds } from './bounds.ts'
import { expectSound } from './expect-sound.ts'
import { makeGroup } from './groups.ts'
import { hearingAnswers, type HeardAnswer } from './heard-answers.ts'
import { insidesTold } from './insides.ts'
import { sendText } from './raw-request.ts'
import { send, type RequestOptions } from './request.ts'
import { expectStatus, mediaType, type Response } from './response.ts'
import { changesBetween, miscounted, readRows } from './table-rows.ts'
import type { ServiceUnderTest } from './use-service.ts'
import { changesOf, writtenBy, type Written } from './written.ts'

/** One row of a table of bad input: what is sent, and what it must get. */
export interface BadInput extends RequestOptions {
  /** The row's id: `J8`. */
  readonly id: string
  readonly what: string
  /** GET unless given. */
  readonly method?: string
  /**
   * Below /api; here and in headers and bodies `{own}` is the id of a group of ours, `{foreign}` of one in another environment,
   * `{token of aurora/test}` the token of a caller. The list unless given.
   */
  readonly path?: string
  /** The whole request as text, instead of all of the above. */
  readonly raw?: (service: ServiceUnderTest) => string
  /** One of them, where a row stands for many. */
  readonly status: number | readonly number[]
  readonly code?: ErrorCode
  readonly source?: ErrorSource
  /** The word of a failed rule: `too_long`. */
  readonly rule?: string
  /** What it writes, where that is not a record that it answers with 201. */
  readonly writes?: (response: Response) => readonly Written[]
}

/** What is more than one request: a race, a walk through pages, sockets that misbehave. It tells what the winners have written. */
type Work = () => Promise<readonly Written[]>

/** What one environment must never see of another. */
const witness = (environment: string) => `Witness of ${environment}`
const environments = ['aurora/test', 'aurora/live', 'borealis/test', 'borealis/live']

/** The one way in which every bad input is judged. */
interface Judging {
  /** A test for each row. */
  readonly judgeEach: (rows: readonly BadInput[]) => void
  /** One test for many rows, which change nothing: the tables are compared before the first and after the last. */
  readonly judgeTogether: (title: string, rows: () => readonly BadInput[]) => void
  /** The same inside of a test. */
  readonly judgeAll: (rows: readonly BadInput[]) => Promise<void>
  /** Judges one, and gives its answer to be looked at. */
  readonly answerTo: (row: BadInput) => Promise<Response>
  /** Judges whatever is more than one request, and every answer that is given meanwhile; of a 5xx only those that are listed. */
  readonly judgeWork: (work: Work, listed?: readonly number[]) => Promise<void>
}

/** Puts a group into every environment, for what is sent to meet and for what must not be seen. */
export function useBadInput(service: ServiceUnderTest): Judging {
  const ids = new Map<string, string>()
  beforeAll(async () => {
    for (const as of environments) {
      const { id } = await makeGroup(service, { name: witness(as), code: 'witness' }, { as })
      ids.set(as, id)
    }
  })
  const fill = (text: string) =>
    text
      .replaceAll('{own}', ids.get('aurora/test') ?? '')
      .replaceAll('{foreign}', ids.get('borealis/live') ?? '')
      .replaceAll(/\{token of ([\w/]+)\}/g, (_all, caller: string) => service.token(caller))
  const judge = { service, fill }
  const answerTo = (row: BadInput) => answerJudged(judge, row)
  const judgeEach = (rows: readonly BadInput[]) =>
    test.each(rows)('$id $what', async (row) => {
      expect([row.status].flat()).toContain((await answerTo(row)).status)
    })
  const judgeAll = (rows: readonly BadInput[]) => answerAllJudged(judge, rows)
  const judgeTogether = (title: string, rows: () => readonly BadInput[]) =>
    test.each([title])('%s', async () => {
      expect(rows().length).toBeGreaterThan(0)
      await judgeAll(rows())
    })
  const judgeWork = (work: Work, listed: readonly number[] = []) => workJudged(judge, work, listed)
  return { judgeEach, judgeTogether, judgeAll, answerTo, judgeWork }
}

interface Judge {
  readonly service: ServiceUnderTest
  readonly fill: (text: string) => string
}

async function answerJudged(judge: Judge, row: BadInput): Promise<Response> {
  const { writes = writtenBy } = row
  return judged(judge, async () => {
    const response = await answerInTime(judge, row)
    judgeAnswer(row, response)
    return { result: response, written: writes(response) }
  })
}

async function answerAllJudged(judge: Judge, rows: readonly BadInput[]): Promise<void> {
  await judged(judge, async () => {
    for (const row of rows) judgeAnswer(row, await answerInTime(judge, row))
    return { result: undefined, written: [] }
  })
}

async function workJudged(judge: Judge, work: Work, listed: readonly number[]): Promise<void> {
  const { service } = judge
  await judged(judge, async () => {
    const faults: object[] = []
    const hear = (answer: HeardAnswer) => void faults.push(...faultsHeard(service, answer, listed))
    const written = await hearingAnswers(Number(new URL(service.url).port), hear, work)
    expect(faults).toEqual([])
    return { result: undefined, written }
  })
}

interface Judged<Result> {
  readonly result: Result
  readonly written: readonly Written[]
}

/** Everything that is judged changes exactly the rows that its writes explain, in whatever table, and leaves the service sound. */
async function judged<Result>({ service }: Judge, work: () => Promise<Judged<Result>>): Promise<Result> {
  const before = await readRows(service)
  const miscountedBefore = await miscounted(service)
  const { result, written } = await work()
  const changes = changesBetween(before, await readRows(service))
  expect(changes.toSorted()).toEqual([...changesOf(written)].toSorted())
  expect(await miscounted(service)).toEqual(miscountedBefore)
  await judgeService(service)
  return result
}

/** What breaks what an answer must keep that was given to anybody, of the caller that it was given to. */
function faultsHeard(
  service: ServiceUnderTest,
  { path, said, authorization, status, text }: HeardAnswer,
  listed: readonly number[],
): readonly object[] {
  const isUnlisted = status >= 500 && !listed.includes(status)
  const insides = status >= 400 ? insidesTold(text, { path, body: said }) : []
  const foreign = environments
    .filter((other) => !authorization.includes(service.token(other)))
    .filter((other) => text.includes(witness(other)))
  const isSound = !isUnlisted && insides.length === 0 && foreign.length === 0
  return isSound ? [] : [{ path, status, isUnlisted, insides, foreign }]
}

/** What the answer itself must keep, whatever was asked. */
function judgeAnswer(row: BadInput, response: Response): void {
  const asked = `${row.id} ${row.what}`
  const { status, text, headers } = response
  expect({ asked, status, text }).toEqual({ asked, status: expect.toBeOneOf([row.status].flat()), text })
  if (row.code !== undefined)
    expect({ asked, faults: faultsOf(response) }).toEqual({ asked, faults: [faultOf(row)] })
  if (text !== '' && row.code !== undefined) expect(headers.get('Content-Type')).toBe(mediaType)
  const insides = insidesTold(text, row)
  expect({ asked, insides }).toEqual({ asked, insides: [] })
  for (const other of environments.filter((name) => name !== 'aurora/test')) {
    expect(text).not.toContain(witness(other))
  }
}

/** What must be true of the service afterwards: no connection is lost or held, and the next good request is answered in time. */
async function judgeService(service: ServiceUnderTest): Promise<void> {
  await expectSound(service)
  const next = await withinBounds('the next good request', () =>
    send(service, 'GET', '/customer_groups?filter[q][code_eq]=witness'),
  )
  expectStatus(next, 200)
  expect(next.json.meta).toEqual({ record_count: 1, page_count: 1 })
}

function answerInTime({ service, fill }: Judge, row: BadInput): Promise<Response> {
  return withinBounds(`${row.id} ${row.what}`, () => sendRow(service, row, fill))
}

function sendRow(
  service: ServiceUnderTest,
  row: BadInput,
  fill: (text: string) => string,
): Promise<Response> {
  const { method = 'GET', path = '/customer_groups', raw, as, body, headers } = row
  if (raw !== undefined) return sendText(service, fill(raw(service)))
  const filledHeaders = Object.entries(headers ?? {}).map(([name, value]) => [name, fill(value)] as const)
  const options = { ...(as === undefined ? {} : { as }), headers: Object.fromEntries(filledHeaders) }
  return send(service, method, fill(path), {
    ...options,
    ...(body === undefined ? {} : { body: filled(body, fill) }),
  })
}

function filled(body: unknown, fill: (text: string) => string): unknown {
  if (body instanceof Uint8Array) return body
  return typeof body === 'string' ? fill(body) : fill(JSON.stringify(body))
}

interface Told {
  readonly code: unknown
  readonly source?: unknown
  readonly rule?: unknown
}

/** What an error document says, as far as a row says what it must. */
function faultsOf({ json }: Response): readonly Told[] {
  const errors: readonly { code: unknown; source?: unknown; meta?: { error?: unknown } }[] =
    json?.errors ?? []
  return errors.map(({ code, source, meta }) => ({ code, source, rule: meta?.error }))
}

function faultOf({ code, source, rule }: BadInput): Told {
  return { code, source, rule }
}
