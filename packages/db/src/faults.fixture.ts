import { JsonApiError } from '@cohort/jsonapi/errors'
import { startTestProxy, type TestProxy } from '@cohort/testing'
import { afterEach } from 'vitest'
import { connect, type ConnectOptions, type Database } from './connect.ts'

/** A pool of its own that a test may break, and the network that it goes through. */
export interface Broken {
  readonly database: Database
  readonly proxy: TestProxy
}

/** Gives tests pools that are closed after each: `const { breakable } = useBreakable()`. */
export function useBreakable(): (url: string, options?: Partial<ConnectOptions>) => Promise<Broken> {
  const opened: Broken[] = []
  afterEach(async () => {
    for (const { database, proxy } of opened.splice(0)) {
      await database.close()
      await proxy.stop()
    }
  })
  return async (url, options) => {
    const proxy = await startTestProxy(url)
    const broken = { database: connect({ url: proxy.url, ...options }), proxy }
    opened.push(broken)
    return broken
  }
}

/** What a client is told of work that fails: the code and its sentence. */
export async function toldOf(work: Promise<unknown>): Promise<readonly [code: string, detail: string]> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof JsonApiError)) throw error
    const [{ code, detail } = { code: 'none', detail: '' }] = error.errors
    return [code, detail]
  }
  throw new Error('This did not fail.')
}
