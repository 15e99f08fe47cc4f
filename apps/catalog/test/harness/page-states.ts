import type { Page, Route } from 'playwright-core'

/** All that a page asks the service for beside its own files and the token that it reads with. */
const dataRequests = /\/(api|statistics|export)\//

/** The messages of the browser itself, of which one comes for each request that fails. */
export const failedRequest = /^Failed to load resource/

/** A way in which data may not come, and what stands in its place then. */
interface Failure {
  readonly prepare: (page: Page) => Promise<unknown>
  /** What becomes worse once the page has told of the failure. */
  readonly settle?: (page: Page) => Promise<unknown>
  readonly title: string
}

/** Every way in which the data of a page may not come. */
export const failures: Readonly<Record<string, Failure>> = {
  'a broken server': refusing(500, 'Something went wrong on the server'),
  'a busy server': refusing(503, 'The service cannot answer now'),
  'too many requests': refusing(429, 'Too many requests', { 'retry-after': '600' }),
  'no permission': refusing(403, 'Not allowed'),
  'nothing there': refusing(404, 'Nothing is here under this id'),
  'no token to be had': refusing(503, 'The service cannot answer now', {}, /\/catalog\/token/),
  'no answer': { prepare: cut, title: 'The service does not answer' },
  'no network': {
    prepare: cut,
    settle: (page) => page.context().setOffline(true),
    title: 'You are offline',
  },
}

/** Leaves every request for data without an answer. */
export function silence(page: Page): Promise<unknown> {
  return page.route(dataRequests, () => {})
}

function cut(page: Page): Promise<unknown> {
  return page.route(dataRequests, (route) => route.abort('connectionrefused'))
}

/** Answers every request in place of the service, which says of this status what it always says. */
function refusing(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
  requests = dataRequests,
): Failure {
  const error = {
    title: 'A title',
    detail: 'What the service says of it.',
    code: 'A_CODE',
    status: `${status}`,
  }
  const answer = {
    status,
    headers: { 'content-type': 'application/vnd.api+json', 'x-request-id': 'request-1', ...headers },
    body: JSON.stringify({ errors: [error] }),
  }
  const refuse = (route: Route) => route.fulfill(answer)
  return { prepare: (page) => page.route(requests, refuse), title }
}
