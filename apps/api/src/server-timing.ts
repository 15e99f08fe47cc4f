import type { Database } from '@cohort/db'
import type { Request, Response } from 'express'

/** Tells a client that asks for it where the time of its request went. */
export interface ServerTiming {
  /** The request is read: what follows is its handler's. Gives a database whose statements are timed. */
  watch(database: Database): Database
  /** Writes the header: everything until now is told. */
  tell(response: Response): void
}

/** The preference (RFC 7240) by which a client asks. */
const preference = /(?:^|,)\s*server-timing\s*(?:[;,]|$)/i

/**
 * Undefined unless the request says `Prefer: server-timing`. Stages follow each other, in milliseconds; there is no plan, query
 * or document where nothing was asked of the database.
 *
 * Server-Timing: parse;dur=1.2, plan;dur=0.3, query;dur=2.1, document;dur=0.4, total;dur=4.0
 */
export function serverTimingOf(request: Request): ServerTiming | undefined {
  if (!preference.test(request.get('Prefer') ?? '')) return undefined
  const startedAt = performance.now()
  const ends = new Map<string, number>()
  const begun = () => void (ends.has('plan') || ends.set('plan', performance.now()))
  const over = () => void ends.set('query', performance.now())
  return {
    watch: (database) => {
      ends.set('parse', performance.now())
      return watched(database, begun, over)
    },
    tell: (response) => {
      const endedAt = performance.now()
      if (ends.has('query')) ends.set('document', endedAt)
      const total = `total;dur=${(endedAt - startedAt).toFixed(1)}`
      response.setHeader('Server-Timing', [...durations(ends, startedAt), total].join(', '))
      response.setHeader('Preference-Applied', 'server-timing')
    },
  }
}

/** Each stage lasts from the end of the one before. */
function durations(ends: ReadonlyMap<string, number>, startedAt: number): readonly string[] {
  const times = [startedAt, ...ends.values()]
  return [...ends].map(([stage, end], index) => `${stage};dur=${(end - (times[index] ?? end)).toFixed(1)}`)
}

function watched(database: Database, begun: () => void, over: () => void): Database {
  const timed = <Result>(work: () => Promise<Result>) => {
    begun()
    return work().finally(over)
  }
  return {
    send: (statement) => timed(() => database.send(statement)),
    transaction: (isolation, work) => timed(() => database.transaction(isolation, work)),
    within: (environment) => watched(database.within(environment), begun, over),
    close: () => database.close(),
  }
}
