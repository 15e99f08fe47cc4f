import type { Resource } from '@cohort/schema'
import { openConnection, type ClientOptions } from './connection.ts'
import { pathOf, type ReadOptions } from './reader.ts'

/** How many records of a list there are, in all and in groups. */
export interface Statistics {
  /** Null for a list that is not counted. */
  readonly recordCount: number | null
  readonly groups: readonly StatisticsGroup[]
}

export interface StatisticsGroup {
  /** The id of an owner, or the first day of a period in its zone: `2026-01-31`. */
  readonly value: string
  /** What the owner is called. */
  readonly label?: string | null
  /** The first instant of a period. */
  readonly from?: string
  /** The first instant after it. */
  readonly until?: string
  readonly count: number
}

interface StatisticsDocument {
  readonly record_count: number | null
  readonly groups: readonly StatisticsGroup[]
}

/** Counts a list: `query` says by what, `by=created_at&per=month&zone=Europe/Vienna`, and has the filters. Throws ApiError or NetworkError. */
export type Counter = (resource: Resource, query: string, options?: ReadOptions) => Promise<Statistics>

/** Makes a client for statistics, which stand beside the API. */
export function createCounter({ url, ...options }: ClientOptions): Counter {
  const send = openConnection({ ...options, url: url.replace(/\/api\/*$/, '/statistics') })
  return async (resource, query, { signal } = {}) => {
    const headers = { accept: 'application/json, application/vnd.api+json' }
    const { text } = await send({ method: 'GET', path: pathOf(resource), query, headers, signal })
    const { record_count: recordCount, groups }: StatisticsDocument = JSON.parse(text)
    return { recordCount, groups }
  }
}
