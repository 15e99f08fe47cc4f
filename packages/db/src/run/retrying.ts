import { setTimeout as sleep } from 'node:timers/promises'
import { driverFault } from './map-database-error.ts'

/** How often it is tried again, by what was refused (B3, B9). Nothing has been kept in any of these cases. */
const retriesByCode: ReadonlyMap<string, number> = new Map([
  ['40001', 5], // serialization failure
  ['40P01', 5], // deadlock
  ['25006', 1], // a server that only reads; the next connection may lead to another
])

/** The longest pause before the first retry, in milliseconds. It doubles with each. */
const firstPauseMs = 20

/** Runs the work, and runs it again when it got in the way of another transaction. Two that met pause for different times. */
export async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let retry = 0; ; retry += 1) {
    try {
      return await work()
    } catch (error) {
      if (retry >= retriesFor(error)) throw error
      await sleep(Math.random() * firstPauseMs * 2 ** retry)
    }
  }
}

function retriesFor(error: unknown): number {
  return retriesByCode.get(driverFault(error)?.code ?? '') ?? 0
}
